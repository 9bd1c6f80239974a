/**
 * Every custom function of Bokslut: the single file that the metadata generator reads (which is why it is long). Only wrappers: cells in,
 * domain rule, cells out.
 * The parameter names are what Excel shows in the formula line, so here (and only here) they are spelled with å, ä and ö.
 * Errors: #VALUE! with a Swedish sentence for what cannot be read, #N/A with one for what cannot be computed; an incoming error passes through.
 */
import { parseAmount, parseUnit, convertAmount } from "../domain/amount";
import { checkDecimals, formatAmount } from "../domain/amount-text";
import { change, changeShare } from "../domain/change";
import { Decimal } from "../domain/decimal";
import { parseStatus, proposeGoalStatus } from "../domain/goal";
import { periodised } from "../domain/periodisation";
import { budgetAdherence, forecastAccuracy } from "../domain/ratios";
import { describeReconciliation, reconcile } from "../domain/reconcile";
import { roundToFoot } from "../domain/rounding";
import { parseConvention, parseFigureKind } from "../domain/sign";
import { variance, varianceDirection, varianceShare } from "../domain/variance";
import {
  asRange,
  type CellResult,
  cellsOf,
  readAmounts,
  readDecimal,
  readNumber,
  readNumberOrText,
  readText,
} from "./cells";
import { closingFund, FUND_NAMES, fundTable, resultAfterFund, roomInFund } from "./fund-cells";
import { DIFFERENCE_NAMES, INDICATOR_NAMES, indicatorDifference, indicatorExplanation, indicatorStatus, indicatorTarget, TARGET_NAMES } from "./indicator-cells";
import { eachCell, eachPair, guarded, type PairOperation } from "./spread";
import { fillTemplate } from "./template-cells";

const BUDGET_NAMES = ["Budgeten", "Utfallet", "Radslaget", "Konventionen"] as const;

type Signs = readonly [ReturnType<typeof parseFigureKind>, ReturnType<typeof parseConvention>];

function readSigns(kind: unknown, convention: unknown): Signs {
  const kindText = readText(kind, BUDGET_NAMES[2]);
  const conventionText = readText(convention, BUDGET_NAMES[3]);
  return [parseFigureKind(kindText ?? "kostnad"), parseConvention(conventionText ?? "intäkter negativa")];
}

/** A computation on budget and outcome by their signs: read once where radslag and konvention are single cells, else row by row. */
function byBudget(
  [budget, outcome, kind, convention]: readonly [unknown, unknown, unknown, unknown],
  operations: readonly [forward: PairOperation, backward: PairOperation],
  exact: (budget: Decimal, outcome: Decimal, signs: Signs) => number,
): CellResult[][] {
  const compute = (cells: readonly unknown[], signs: Signs): CellResult => {
    const [budgeted, actual] = readAmounts(cells, BUDGET_NAMES);
    return budgeted && actual ? exact(budgeted, actual, signs) : "";
  };
  if (cellsOf(kind).length > 1 || cellsOf(convention).length > 1) {
    return eachCell([budget, outcome, kind, convention], BUDGET_NAMES, (cells) => compute(cells.slice(0, 2), readSigns(cells[2], cells[3])));
  }
  return guarded(() => {
    const signs = readSigns(cellsOf(kind)[0], cellsOf(convention)[0]);
    return eachPair(budget, outcome, BUDGET_NAMES, operations[varianceDirection(...signs) === 1 ? 0 : 1], (cells) => compute(cells, signs));
  });
}

/**
 * Avvikelsen mot budget. Plus är överskott, minus är underskott.
 * @customfunction AVVIKELSE AVVIKELSE
 * @helpurl https://localhost:3000/docs/functions/AVVIKELSE.html
 * @param budget Budgeten: en cell eller ett område.
 * @param utfall Utfallet eller prognosen, lika stort som budgeten.
 * @param [radslag] "kostnad" (förvalt), "intäkt", "netto" eller "resultat".
 * @param [konvention] "intäkter negativa" (förvalt), "intäkter positiva" eller "kostnader negativa".
 * @returns Avvikelsen i samma enhet.
 */
export function avvikelse(budget: unknown[][], utfall: unknown[][], radslag?: unknown[][], konvention?: unknown[][]): unknown[][] {
  return byBudget([budget, utfall, radslag, konvention], ["difference", "reverse"], (b, u, signs) => variance(b, u, ...signs).toNumber());
}

/**
 * Avvikelsen mot budget som andel av budgeten. Plus är överskott. Visa cellen i procentformat.
 * @customfunction AVVIKELSEPROCENT AVVIKELSEPROCENT
 * @helpurl https://localhost:3000/docs/functions/AVVIKELSEPROCENT.html
 * @param budget Budgeten: en cell eller ett område.
 * @param utfall Utfallet eller prognosen, lika stort som budgeten.
 * @param [radslag] "kostnad" (förvalt), "intäkt", "netto" eller "resultat".
 * @param [konvention] "intäkter negativa" (förvalt), "intäkter positiva" eller "kostnader negativa".
 * @returns Avvikelsen som andel: 0,044 är 4,4 %.
 */
export function avvikelseprocent(budget: unknown[][], utfall: unknown[][], radslag?: unknown[][], konvention?: unknown[][]): unknown[][] {
  return byBudget([budget, utfall, radslag, konvention], ["share", "reverse-share"], (b, u, signs) => varianceShare(b, u, ...signs));
}

/**
 * Förändringen mellan två år: nu minus då.
 * @customfunction FORANDRING FÖRÄNDRING
 * @helpurl https://localhost:3000/docs/functions/FORANDRING.html
 * @param nu Det senare beloppet: en cell eller ett område.
 * @param då Det tidigare beloppet, lika stort som nu.
 * @returns Förändringen i samma enhet.
 */
export function forandring(nu: unknown[][], då: unknown[][]): unknown[][] {
  const names = ["Beloppet nu", "Beloppet då"];
  return eachPair(nu, då, names, "difference", (cells) => {
    const [now, before] = readAmounts(cells, names);
    return now && before ? change(now, before).toNumber() : "";
  });
}

/**
 * Förändringen mellan två år som andel av det tidigare beloppet. Visa cellen i procentformat.
 * @customfunction FORANDRINGPROCENT FÖRÄNDRINGPROCENT
 * @helpurl https://localhost:3000/docs/functions/FORANDRINGPROCENT.html
 * @param nu Det senare beloppet: en cell eller ett område.
 * @param då Det tidigare beloppet, lika stort som nu. Får inte vara 0.
 * @returns Förändringen som andel: 0,059 är 5,9 %.
 */
export function forandringprocent(nu: unknown[][], då: unknown[][]): unknown[][] {
  const names = ["Beloppet då", "Beloppet nu"];
  return eachPair(då, nu, names, "reverse-share", (cells) => {
    const [before, now] = readAmounts(cells, names);
    return now && before ? changeShare(now, before) : "";
  });
}

/**
 * Den del av årsbudgeten som hör till årets första månader.
 * @customfunction PERIODISERAD PERIODISERAD
 * @helpurl https://localhost:3000/docs/functions/PERIODISERAD.html
 * @param årsbudget Årets budget: en cell eller ett område.
 * @param månader Antal månader från årets början, 1–12: 4 för tertial 1, 8 för tertial 2.
 * @param [vikter] Tolv vikter, en per månad. Utelämnas de är alla månader lika.
 * @returns Den periodiserade budgeten.
 */
export function periodiserad(årsbudget: unknown[][], månader: unknown[][], vikter?: unknown[][]): unknown[][] {
  return guarded(() => {
    const weightCells = cellsOf(vikter);
    const given = weightCells.length > 1 || (weightCells[0] !== undefined && weightCells[0] !== null && weightCells[0] !== "");
    const weights = given ? weightCells.map((cell) => readDecimal(cell, "En månadsvikt") ?? Decimal.ZERO) : null;
    return eachCell([årsbudget, månader], ["Årsbudgeten", "Månaderna"], ([budgetCell, monthCell]) => {
      const budget = readDecimal(budgetCell, "Årsbudgeten");
      const months = readNumber(monthCell, "Antalet månader");
      return budget === null || months === null ? "" : periodised(budget, months, weights);
    });
  });
}

/**
 * Budgetföljsamhet: utfall delat med budget. Över 100 % är sämre än budget.
 * @customfunction BUDGETFOLJSAMHET BUDGETFÖLJSAMHET
 * @helpurl https://localhost:3000/docs/functions/BUDGETFOLJSAMHET.html
 * @param budget Budgeterat netto (eller kostnader): en cell eller ett område.
 * @param utfall Utfall eller prognos, lika stort som budgeten.
 * @param [uttag] Uttag ur resultatfond med plus, avsättning med minus. Anges för måttet efter resultatöverföringar.
 * @returns Budgetföljsamheten som andel: 0,957 är 95,7 %.
 */
export function budgetfoljsamhet(budget: unknown[][], utfall: unknown[][], uttag?: unknown[][]): unknown[][] {
  const names = ["Budgeten", "Utfallet", "Uttaget"];
  return eachCell([budget, utfall, uttag], names, (cells) => {
    const [budgeted, outcome, withdrawal] = readAmounts(cells, names);
    return budgeted && outcome ? budgetAdherence(budgeted, outcome, withdrawal ?? null) : "";
  });
}

/**
 * Prognossäkerhet: utfallets avvikelse från prognosen, som andel av prognosen.
 * @customfunction PROGNOSSAKERHET PROGNOSSÄKERHET
 * @helpurl https://localhost:3000/docs/functions/PROGNOSSAKERHET.html
 * @param prognos Prognosen: en cell eller ett område.
 * @param utfall Utfallet, lika stort som prognosen.
 * @param [nämnare] "prognos" (förvalt), "utfall" eller ett eget belopp att dela med.
 * @returns Avvikelsen som andel: 0,01 är 1 %.
 */
export function prognossakerhet(prognos: unknown[][], utfall: unknown[][], nämnare?: unknown[][]): unknown[][] {
  const names = ["Prognosen", "Utfallet", "Nämnaren"];
  return eachCell([prognos, utfall, nämnare], names, ([forecastCell, outcomeCell, baseCell]) => {
    const [forecast, outcome] = readAmounts([forecastCell, outcomeCell], names);
    if (!forecast || !outcome) {
      return "";
    }
    const word = typeof baseCell === "string" ? baseCell.trim().toLowerCase() : "";
    const base = word === "prognos" ? forecast : word === "utfall" ? outcome : readDecimal(baseCell, "Nämnaren");
    return forecastAccuracy(forecast, outcome, base ?? forecast);
  });
}

/**
 * Utgående resultatfond efter årets avsättning eller uttag.
 * @customfunction RESULTATFOND RESULTATFOND
 * @helpurl https://localhost:3000/docs/functions/RESULTATFOND.html
 * @param ingående Ingående fond.
 * @param resultat Årets resultat: plus är överskott.
 * @param omslutning Omslutningen (bruttokostnaderna). Tom eller 0: gränserna prövas inte.
 * @param [uttag] Given förändring: uttag med plus, avsättning med minus. Utelämnas den räknas den ut.
 * @param [årsgräns] Största avsättning ett år, andel av omslutningen. Förvalt 5 %.
 * @param [tak] Största fond, andel av omslutningen. Förvalt 10 %.
 * @param [för_vidare] SANT för ett underskott som fonden inte täcker vidare som negativ fond. Förvalt FALSKT.
 * @returns Utgående fond.
 */
export function resultatfond(
  ingående: unknown[][],
  resultat: unknown[][],
  omslutning: unknown[][],
  uttag?: unknown[][],
  årsgräns?: unknown[][],
  tak?: unknown[][],
  för_vidare?: unknown[][],
): unknown[][] {
  return eachCell([ingående, resultat, omslutning, uttag, årsgräns, tak, för_vidare], FUND_NAMES, closingFund);
}

/**
 * Resultat efter bokslutsdisposition: resultatet plus uttag minus avsättning.
 * @customfunction RESULTATEFTER RESULTATEFTER
 * @helpurl https://localhost:3000/docs/functions/RESULTATEFTER.html
 * @param ingående Ingående fond.
 * @param resultat Årets resultat: plus är överskott.
 * @param omslutning Omslutningen (bruttokostnaderna). Tom eller 0: gränserna prövas inte.
 * @param [uttag] Given förändring: uttag med plus, avsättning med minus. Utelämnas den räknas den ut.
 * @param [årsgräns] Största avsättning ett år, andel av omslutningen. Förvalt 5 %.
 * @param [tak] Största fond, andel av omslutningen. Förvalt 10 %.
 * @param [för_vidare] SANT för ett underskott som fonden inte täcker vidare som negativ fond. Förvalt FALSKT.
 * @returns Resultatet efter bokslutsdisposition.
 */
export function resultatefter(
  ingående: unknown[][],
  resultat: unknown[][],
  omslutning: unknown[][],
  uttag?: unknown[][],
  årsgräns?: unknown[][],
  tak?: unknown[][],
  för_vidare?: unknown[][],
): unknown[][] {
  return eachCell([ingående, resultat, omslutning, uttag, årsgräns, tak, för_vidare], FUND_NAMES, resultAfterFund);
}

/**
 * Hela resultatfondens beräkning som en liten tabell med rubriker.
 * @customfunction RESULTATFONDTABELL RESULTATFONDTABELL
 * @helpurl https://localhost:3000/docs/functions/RESULTATFONDTABELL.html
 * @param ingående Ingående fond.
 * @param resultat Årets resultat: plus är överskott.
 * @param omslutning Omslutningen (bruttokostnaderna). Tom eller 0: gränserna prövas inte.
 * @param [uttag] Given förändring: uttag med plus, avsättning med minus. Utelämnas den räknas den ut.
 * @param [årsgräns] Största avsättning ett år, andel av omslutningen. Förvalt 5 %.
 * @param [tak] Största fond, andel av omslutningen. Förvalt 10 %.
 * @param [för_vidare] SANT för ett underskott som fonden inte täcker vidare som negativ fond. Förvalt FALSKT.
 * @returns Tolv rader med rubrik och belopp.
 */
export function resultatfondtabell(
  ingående: unknown,
  resultat: unknown,
  omslutning: unknown,
  uttag?: unknown,
  årsgräns?: unknown,
  tak?: unknown,
  för_vidare?: unknown,
): unknown[][] {
  return guarded(() => fundTable([ingående, resultat, omslutning, uttag, årsgräns, tak, för_vidare].map((cell) => cellsOf(cell)[0])));
}

/**
 * Vad som ännu kan avsättas till resultatfonden i år.
 * @customfunction RESULTATFONDUTRYMME RESULTATFONDUTRYMME
 * @helpurl https://localhost:3000/docs/functions/RESULTATFONDUTRYMME.html
 * @param ingående Ingående fond: en cell eller ett område.
 * @param omslutning Omslutningen (bruttokostnaderna).
 * @param [årsgräns] Största avsättning ett år, andel av omslutningen. Förvalt 5 %.
 * @param [tak] Största fond, andel av omslutningen. Förvalt 10 %.
 * @returns Det minsta av årsgränsen och utrymmet upp till taket.
 */
export function resultatfondutrymme(ingående: unknown[][], omslutning: unknown[][], årsgräns?: unknown[][], tak?: unknown[][]): unknown[][] {
  return eachCell([ingående, omslutning, årsgräns, tak], ["Ingående fond", "Omslutningen", "Årsgränsen", "Taket"], roomInFund);
}

/**
 * Indikatorns status: Uppfylls helt, Uppfylls delvis, Uppfylls inte eller Ingen bedömning.
 * @customfunction INDIKATORSTATUS INDIKATORSTATUS
 * @helpurl https://localhost:3000/docs/functions/INDIKATORSTATUS.html
 * @param utfall Utfallet som tal eller text med enhet: 87 %, 5 423 st.
 * @param årsmål Nämndens årsmål: tal med enhet, öka/minska/oförändrad, högst/minst, intervall eller text utan mål.
 * @param [riktning] "högre" (förvalt) eller "lägre" är bättre; "lika" om målet självt är bäst.
 * @param [tolerans] Hur stor miss som ännu är delvis, andel av målet. Förvalt 10 %.
 * @param [föregående] Föregående års utfall, för målen öka, minska och oförändrad.
 * @param [kf_årsmål] KF:s årsmål: gäller där nämnden inte har ett eget.
 * @returns Statusen i ord.
 */
export function indikatorstatus(
  utfall: unknown[][],
  årsmål: unknown[][],
  riktning?: unknown[][],
  tolerans?: unknown[][],
  föregående?: unknown[][],
  kf_årsmål?: unknown[][],
): unknown[][] {
  return eachCell([utfall, årsmål, riktning, tolerans, föregående, kf_årsmål], INDICATOR_NAMES, indicatorStatus);
}

/**
 * En mening om indikatorns status: vad som jämfördes med vad, åt vilket håll och hur mycket som skilde.
 * @customfunction INDIKATORFORKLARING INDIKATORFÖRKLARING
 * @helpurl https://localhost:3000/docs/functions/INDIKATORFORKLARING.html
 * @param utfall Utfallet som tal eller text med enhet: 87 %, 5 423 st.
 * @param årsmål Nämndens årsmål: tal med enhet, öka/minska/oförändrad, högst/minst, intervall eller text utan mål.
 * @param [riktning] "högre" (förvalt) eller "lägre" är bättre; "lika" om målet självt är bäst.
 * @param [tolerans] Hur stor miss som ännu är delvis, andel av målet. Förvalt 10 %.
 * @param [föregående] Föregående års utfall, för målen öka, minska och oförändrad.
 * @param [kf_årsmål] KF:s årsmål: gäller där nämnden inte har ett eget.
 * @returns En mening.
 */
export function indikatorforklaring(
  utfall: unknown[][],
  årsmål: unknown[][],
  riktning?: unknown[][],
  tolerans?: unknown[][],
  föregående?: unknown[][],
  kf_årsmål?: unknown[][],
): unknown[][] {
  return eachCell([utfall, årsmål, riktning, tolerans, föregående, kf_årsmål], INDICATOR_NAMES, indicatorExplanation);
}

/**
 * Så som ett årsmål läses: "98 %; högre är bättre", "högst 1 050 ton CO2", "öka; högre är bättre".
 * @customfunction INDIKATORMAL INDIKATORMÅL
 * @helpurl https://localhost:3000/docs/functions/INDIKATORMAL.html
 * @param årsmål Nämndens årsmål: tal med enhet, öka/minska/oförändrad, högst/minst, intervall eller text utan mål.
 * @param [riktning] "högre" (förvalt) eller "lägre" är bättre; en anmärkning som "lägre (gissning)" gör den till en gissning.
 * @param [kf_årsmål] KF:s årsmål: gäller där nämnden inte har ett eget.
 * @returns Hur målet lästes.
 */
export function indikatormal(årsmål: unknown[][], riktning?: unknown[][], kf_årsmål?: unknown[][]): unknown[][] {
  return eachCell([årsmål, riktning, kf_årsmål], TARGET_NAMES, indicatorTarget);
}

/**
 * Skillnaden mellan två siffror för en indikator, i ord: mot föregående år, eller kvinnor mot män.
 * @customfunction INDIKATORSKILLNAD INDIKATORSKILLNAD
 * @helpurl https://localhost:3000/docs/functions/INDIKATORSKILLNAD.html
 * @param utfall Siffran som tal eller text med enhet: 87 %, 5 423 st.
 * @param jämförelsetal Siffran att jämföra med, till exempel föregående års utfall.
 * @param [riktning] "högre" eller "lägre" är bättre. Utelämnas den sägs inte om skillnaden är bättre eller sämre.
 * @returns Skillnaden i text.
 */
export function indikatorskillnad(utfall: unknown[][], jämförelsetal: unknown[][], riktning?: unknown[][]): unknown[][] {
  return eachCell([utfall, jämförelsetal, riktning], DIFFERENCE_NAMES, indicatorDifference);
}

/**
 * Föreslagen bedömning av ett mål utifrån statusarna under det. Controllern bestämmer.
 * @customfunction MALBEDOMNING MÅLBEDÖMNING
 * @helpurl https://localhost:3000/docs/functions/MALBEDOMNING.html
 * @param statusar Ett eller flera områden med indikatorernas eller delmålens statusar.
 * @returns Uppfylls helt, Uppfylls delvis, Uppfylls inte eller Ingen bedömning.
 */
export function malbedomning(statusar: unknown[][][]): string {
  return guarded(() => {
    const texts = statusar.flatMap(cellsOf).map((cell) => readText(cell, "Statusen"));
    return proposeGoalStatus(texts.filter((text) => text !== null).map(parseStatus));
  });
}

/**
 * Beloppet i en svensk text som tal: "40,2 mnkr", "−2,7", "6 871 244 kr".
 * @customfunction BELOPP BELOPP
 * @helpurl https://localhost:3000/docs/functions/BELOPP.html
 * @param text Texten med beloppet: en cell eller ett område.
 * @param [enhet] Enheten som talet ska stå i: mnkr, tkr eller kr. Utelämnas den räknas inget om.
 * @returns Beloppet som tal.
 */
export function belopp(text: unknown[][], enhet?: unknown[][]): unknown[][] {
  return eachCell([text, enhet], ["Texten", "Enheten"], ([cell, unitCell]): CellResult => {
    const unitText = readText(unitCell, "Enheten");
    const wanted = unitText === null ? null : parseUnit(unitText);
    const value = readNumberOrText(cell, "Texten");
    const amount = typeof value === "string" ? parseAmount(value) : value === null ? null : { value: Decimal.of(value), unit: null };
    if (amount === null) {
      return "";
    }
    return (wanted === null || amount.unit === null ? amount.value : convertAmount(amount.value, amount.unit, wanted)).toNumber();
  });
}

/**
 * Ett tal skrivet enligt svenska regler: hårt mellanslag, decimalkomma och riktigt minustecken.
 * @customfunction BELOPPSTEXT BELOPPSTEXT
 * @helpurl https://localhost:3000/docs/functions/BELOPPSTEXT.html
 * @param tal Talet: en cell eller ett område.
 * @param [enhet] Enheten som skrivs efter talet: mnkr, tkr eller kr. Talet räknas inte om.
 * @param [decimaler] Antal decimaler. Förvalt 1 för mnkr och utan enhet, 0 för tkr och kr.
 * @returns Beloppet som text.
 */
export function beloppstext(tal: unknown[][], enhet?: unknown[][], decimaler?: unknown[][]): unknown[][] {
  return eachCell([tal, enhet, decimaler], ["Talet", "Enheten", "Decimalerna"], ([cell, unitCell, decimalCell]): CellResult => {
    const unit = readText(unitCell, "Enheten");
    const decimals = readNumber(decimalCell, "Antalet decimaler");
    const value = readDecimal(cell, "Talet");
    return value === null ? "" : formatAmount(value, unit === null ? null : parseUnit(unit), decimals ?? undefined);
  });
}

/**
 * Stäm av en summa mot sina delar: Stämmer, Avrundning eller Fel.
 * @customfunction AVSTAM AVSTÄM
 * @helpurl https://localhost:3000/docs/functions/AVSTAM.html
 * @param summa Summan som står.
 * @param delar Området med delarna. Tomma celler räknas inte.
 * @param [tolerans] Största tillåtna skillnad. Utelämnas den: vad avrundning kan förklara.
 * @returns "Stämmer", "Avrundning 0,1" eller "Fel: −0,9 väntat, 9,1 står".
 */
export function avstam(summa: unknown, delar: unknown[][], tolerans?: unknown): string {
  return guarded(() => {
    const partCells = cellsOf(delar);
    const [stated, ...parts] = readAmounts([cellsOf(summa)[0], ...partCells], ["Summan", ...partCells.map(() => "Delen")]);
    const present = parts.filter((part): part is Decimal => part !== null);
    if (!stated || present.length === 0) {
      return "";
    }
    return describeReconciliation(reconcile(stated, present, readDecimal(cellsOf(tolerans)[0], "Toleransen")));
  });
}

/**
 * Avrundar delar så att de tillsammans blir den avrundade summan.
 * @customfunction AVRUNDASUMMA AVRUNDASUMMA
 * @helpurl https://localhost:3000/docs/functions/AVRUNDASUMMA.html
 * @param belopp Området med beloppen. Tomma celler förblir tomma.
 * @param [decimaler] Antal decimaler i resultatet. Förvalt 1.
 * @returns De avrundade beloppen i samma form.
 */
export function avrundasumma(belopp: unknown[][], decimaler?: unknown): unknown[][] {
  return guarded(() => {
    const rows = asRange(belopp);
    const amounts = readAmounts(cellsOf(belopp), rows.flatMap((row) => row.map(() => "Beloppet")));
    const decimals = checkDecimals(readNumber(cellsOf(decimaler)[0], "Antalet decimaler") ?? 1);
    const rounded = roundToFoot(amounts.filter((amount): amount is Decimal => amount !== null), decimals);
    let at = 0;
    let next = 0;
    return rows.map((row) =>
      row.map((): CellResult => {
        const amount = amounts[at];
        at += 1;
        if (!amount) {
          return "";
        }
        const result = rounded[next];
        next += 1;
        return result?.toNumber() ?? "";
      }),
    );
  });
}

/**
 * En text där {1}, {2} … byts mot tal skrivna enligt svenska regler.
 * @customfunction TEXTSIFFROR TEXTSIFFROR
 * @helpurl https://localhost:3000/docs/functions/TEXTSIFFROR.html
 * @param mall Texten med platser: {1}, {1:mnkr}, {2:%}, {1?överskott|underskott|ingen avvikelse}.
 * @param värden Värdena i ordning: det första blir {1}, det andra {2} och så vidare.
 * @returns Den färdiga texten.
 */
export function textsiffror(mall: string, värden: unknown[]): string {
  return guarded(() => fillTemplate(mall, värden));
}
