/** A made-up report: other labels, columns, sections and conventions than the published ones, and a template that does not exist. */
export const unseenReport = {
  meta: { title: "Delår 2031 för fritidsnämnden", organisation: "Fritidsnämnden", report_type: "delårsrapport", unit: "mnkr", diary_number: null, year: 2031, period: "januari–augusti 2031", from: "2031-01-01", to: "2031-08-31" },
  tables: [
    {
      id: "drift",
      template: "driftbudget-vb",
      caption: "Nämndens drift",
      sign: "intakter_negativa",
      columns: [
        { key: "bu", label: "Årets ram", kind: "budget" },
        { key: "ut", label: "Utfall augusti", kind: "utfall" },
        { key: "av", label: "Skillnad", kind: "avvikelse", formula: { type: "deviation", of: ["bu", "ut"] } },
      ],
      sections: [
        {
          label: "Fritidsgårdar & läger",
          rows: [
            { label: "Bruttokostnad", kind: "kostnader", values: { bu: 120, ut: 130.25, av: null } },
            { label: "Avgifter", kind: "intakter", values: { bu: -20, ut: -20.75, av: null } },
            { label: "Netto fritid", kind: "netto", derived: true, values: { bu: null, ut: null, av: null } },
          ],
        },
        {
          label: "Idrott",
          rows: [
            { label: "=HYPERLINK(\"http://x\")", kind: "kostnader", values: { bu: 1.5, ut: 1.5, av: null } },
            { label: "Hyror", kind: "kostnader", values: { bu: 70, ut: 72.25, av: null } },
            { label: "Netto idrott", kind: "netto", derived: true, values: { bu: null, ut: null, av: null } },
          ],
        },
        { label: null, sum_of: ["Fritidsgårdar & läger", "Idrott"], rows: [{ label: "Summa nämnden", kind: "summa_netto", derived: true, values: { bu: null, ut: null, av: null } }] },
      ],
    },
    {
      id: "okand",
      template: "egen-mall",
      caption: "Egen tabell",
      sign: null,
      columns: [{ key: "n", label: "Antal", kind: "antal" }],
      sections: [{ label: null, rows: [{ label: "Besök", kind: "antal", values: { n: 12 } }] }],
    },
  ],
};
