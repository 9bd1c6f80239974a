/** The classic script that the pane's page loads ahead of office.js. */
import "../host/frame-bridge";
