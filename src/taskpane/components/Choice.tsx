import * as React from "react";
import { Dropdown, ResponsiveMode, type IDropdownProps } from "office-ui-fabric-react";

/** A choice among few texts. The list opens under its field at every width: Fabric's own way in a narrow window is a panel without a name that covers the page. */
export function Choice(props: IDropdownProps): JSX.Element {
  return <Dropdown responsiveMode={ResponsiveMode.large} {...props} />;
}
