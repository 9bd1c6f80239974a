/** `react-dom/client` of React 18 in the terms of React 17, for the grid's views. */
const ReactDOM = require("react-dom");

exports.createRoot = (container) => ({
  render: (element) => {
    ReactDOM.render(element, container);
  },
  unmount: () => {
    ReactDOM.unmountComponentAtNode(container);
  },
});
