/** What the Excel at hand lacks, in words, with the closest that can be done. */
import type { HostAbilities } from "../excel/host-abilities";
import { svHelp } from "./strings-help.sv";

const text = svHelp.missing;

/** What changes how Bokslut is used; said on the start page too. */
export function seriousInHost(host: HostAbilities): readonly string[] {
  if (!host.enough) return [text.tooOld(host.excelApi)];
  return host.dynamicArrays ? [] : [text.noArrays];
}

/** Everything, for the page about Bokslut. */
export function missingInHost(host: HostAbilities): readonly string[] {
  return [...seriousInHost(host), ...(host.undoGroups ? [] : [text.noUndoGroups]), ...(/^sv/i.test(host.language) ? [] : [text.otherLanguage])];
}
