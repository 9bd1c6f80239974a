/** The grid's views ask React for `useId`, which React 17 lacks; everything else is React 17 as it stands. */
const React = require("../../../node_modules/react/index.js");

let last = 0;

function useId() {
  const [id] = React.useState(() => `grid-${(last += 1)}`);
  return id;
}

module.exports = { ...React, useId };
