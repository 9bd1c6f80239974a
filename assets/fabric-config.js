// Read by office-ui-fabric-react when it loads: without it the theme fetches fonts from a server on the internet.
window.FabricConfig = { fontBaseUrl: "" };
