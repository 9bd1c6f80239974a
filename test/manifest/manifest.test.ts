/** manifest.xml as Excel reads it: Microsoft's own validator asks a web service, so its rules are checked here. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pngSize } from "./png-size";
import { CHILD_ORDER, EXTENSION_POINT_ORDER, LONGEST, LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_RESID, REQUIRED } from "./schema-order";
import { descendants, named, only, parseXml, type XmlElement } from "./xml-tree";

const root = path.join(__dirname, "..", "..");
const source = readFileSync(path.join(root, "manifest.xml"), "utf8");
const app = parseXml(source);
const overrides = only(app, "VersionOverrides");
const everything = [...descendants(app)];
const ORIGIN = "https://localhost:3000/";

const resource = (list: string): XmlElement[] => only(only(overrides, "Resources"), list).children;
const resources = (["Images", "Urls", "ShortStrings", "LongStrings"] as const).flatMap((list) => resource(list).map((element) => ({ list, element })));
const idOf = (element: XmlElement): string => element.attributes["id"] ?? "";
const texts = (element: XmlElement): string[] => [element.attributes["DefaultValue"] ?? "", ...element.children.map((child) => child.attributes["Value"] ?? "")];
const urlOf = (resid: string | undefined): string | undefined => resource("Urls").find((element) => idOf(element) === resid)?.attributes["DefaultValue"];

describe("the manifest's form", () => {
  test("is a task pane add-in in Microsoft's namespaces", () => {
    expect(app.name).toBe("OfficeApp");
    expect(app.namespace).toBe("http://schemas.microsoft.com/office/appforoffice/1.1");
    expect(app.attributes["xsi:type"]).toBe("TaskPaneApp");
    expect(overrides.namespace).toBe("http://schemas.microsoft.com/office/taskpaneappversionoverrides");
    expect(overrides.attributes["xsi:type"]).toBe("VersionOverridesV1_0");
    expect(new Set([...descendants(only(overrides, "Resources"))].slice(1).map((element) => element.namespace))).toEqual(new Set(["http://schemas.microsoft.com/office/officeappbasictypes/1.0"]));
  });

  test.each(everything.filter((element) => element.children.length > 0).map((element) => ({ element, name: element.name })))("$name has its children in schema order", ({ element }) => {
    const order = element.name === "ExtensionPoint" ? EXTENSION_POINT_ORDER[element.attributes["xsi:type"] ?? ""] : (CHILD_ORDER[element.name] ?? ["Override"]);
    const places = element.children.map((child) => order?.indexOf(child.name) ?? -1);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test("holds every required element", () => {
    for (const [parent, names] of Object.entries(REQUIRED)) {
      for (const element of named(app, parent)) expect({ parent, children: element.children.map((child) => child.name) }).toEqual({ parent, children: expect.arrayContaining([...names]) as unknown });
    }
  });

  test("has a GUID, a version that Excel takes, Swedish as its language", () => {
    expect(only(app, "Id").text).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(only(app, "Version").text).toMatch(/^[1-9]\d{0,4}(\.\d{1,5}){3}$/u);
    expect(only(app, "DefaultLocale").text).toBe("sv-SE");
  });

  test("keeps every text within its length", () => {
    for (const name of ["DisplayName", "Description"] as const) {
      for (const text of texts(only(app, name))) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(name === "Description" ? LONGEST_DESCRIPTION : LONGEST_NAME);
      }
    }
    expect(only(app, "ProviderName").text.length).toBeLessThanOrEqual(LONGEST_NAME);
    const tooLong = resources.flatMap(({ list, element }) => texts(element).filter((text) => text.length === 0 || text.length > LONGEST[list]).map((text) => `${idOf(element)}: ${text}`));
    expect(tooLong).toEqual([]);
  });
});

describe("the manifest's references", () => {
  const used = everything.flatMap((element) => (element.attributes["resid"] === undefined ? [] : [{ name: element.name, resid: element.attributes["resid"] }]));
  const LISTS: Readonly<Record<string, string>> = { Image: "Images", Label: "ShortStrings", Title: "ShortStrings", Description: "LongStrings", SourceLocation: "Urls", FunctionFile: "Urls", LearnMoreUrl: "Urls", Runtime: "Urls" };

  test.each(used)("$name → $resid is in the list that it must come from", ({ name, resid }) => {
    expect(resources.filter(({ element }) => idOf(element) === resid).map(({ list }) => list)).toEqual([LISTS[name]]);
  });

  test("no resource is unused, named twice or named too long", () => {
    const ids = resources.map(({ element }) => idOf(element));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !used.some(({ resid }) => resid === id))).toEqual([]);
    expect(ids.filter((id) => id.length === 0 || id.length > LONGEST_RESID)).toEqual([]);
  });

  test("every address is https and on the add-in's own server", () => {
    const addresses = everything.flatMap((element) => [...Object.values(element.attributes), element.text]).filter((text) => /^[a-z]+:\/\//iu.test(text) && !text.startsWith("http://schemas.microsoft.com/") && !text.startsWith("http://www.w3.org/"));
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((address) => !address.startsWith(ORIGIN))).toEqual([]);
  });
});

describe("what the manifest asks for", () => {
  test("Excel only, reading and writing the open document and nothing more", () => {
    expect(named(only(app, "Hosts"), "Host").map((host) => host.attributes["Name"])).toEqual(["Workbook"]);
    expect(only(only(overrides, "Hosts"), "Host").attributes["xsi:type"]).toBe("Workbook");
    expect(only(app, "Permissions").text).toBe("ReadWriteDocument");
    expect(named(app, "AppDomain")).toEqual([]);
    expect(named(app, "WebApplicationInfo")).toEqual([]);
  });

  test("a shared runtime and no higher requirement set", () => {
    expect(named(app, "Set").map((set) => set.attributes)).toEqual([{ Name: "SharedRuntime", MinVersion: "1.1" }]);
  });

  test("pane, functions and runtime are one and the same page, kept alive", () => {
    const pane = "https://localhost:3000/taskpane.html";
    const runtime = only(named(overrides, "Runtimes")[0] as XmlElement, "Runtime").attributes;
    expect(runtime["lifetime"]).toBe("long");
    expect(urlOf(runtime["resid"])).toBe(pane);
    for (const place of ["Page", "Action"]) expect(named(overrides, "SourceLocation", place).map((element) => urlOf(element.attributes["resid"]))).toEqual([pane]);
    expect(named(overrides, "FunctionFile").map((element) => urlOf(element.attributes["resid"]))).toEqual([pane]);
    expect(only(only(app, "DefaultSettings"), "SourceLocation").attributes["DefaultValue"]).toBe(pane);
  });

  test("functions without a prefix: no Namespace", () => {
    expect(named(app, "Namespace")).toEqual([]);
  });

  test("a button in a group Bokslut on the Home tab opens the pane", () => {
    const [tab] = named(overrides, "OfficeTab");
    expect(tab?.attributes["id"]).toBe("TabHome");
    const [group] = named(overrides, "Group");
    const label = resource("ShortStrings").find((element) => idOf(element) === (group && only(group, "Label").attributes["resid"]));
    expect(label?.attributes["DefaultValue"]).toBe("Bokslut");
    expect(named(overrides, "Action").map((action) => action.attributes["xsi:type"])).toEqual(["ShowTaskpane"]);
  });
});

describe("icons", () => {
  const fileOf = (url: string): string => path.join(root, url.slice(ORIGIN.length));
  const sizeOf = (url: string) => pngSize(readFileSync(fileOf(url)));

  test.each(["Group", "Control"])("%s has the mandatory sizes and every optional one", (parent) => {
    const sizes = named(overrides, "Icon", parent).flatMap((icon) => icon.children.map((image) => Number(image.attributes["size"])));
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 80]);
  });

  test.each(named(overrides, "Icon").flatMap((icon) => icon.children).map((image) => ({ size: Number(image.attributes["size"]), resid: image.attributes["resid"] })))("$resid is $size pixels", ({ size, resid }) => {
    const url = resource("Images").find((element) => idOf(element) === resid)?.attributes["DefaultValue"] ?? "";
    expect(sizeOf(url)).toEqual({ width: size, height: size });
  });

  test("the add-in's own icons are 32 and 64 pixels", () => {
    expect(sizeOf(only(app, "IconUrl").attributes["DefaultValue"] ?? "")).toEqual({ width: 32, height: 32 });
    expect(sizeOf(only(app, "HighResolutionIconUrl").attributes["DefaultValue"] ?? "")).toEqual({ width: 64, height: 64 });
  });
});
