/** A year's SIE 4 file of realistic size, the same every time: 20,000 vouchers of three to six rows, 60 objects, 300 accounts, months, budget and last year. */
export interface MadeSie {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Sum of the outcome of result accounts per object ("" for none), in ören. */
  readonly outcome: ReadonlyMap<string, bigint>;
}

/** A small generator of even numbers (a linear congruence), so that the file never varies. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function kronor(ore: bigint): string {
  const digits = (ore < 0n ? -ore : ore).toString().padStart(3, "0");
  return `${ore < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function makeSie(vouchers = 20_000, objects = 60, withMonths = true): MadeSie {
  const next = numbers(42);
  const accounts = Array.from({ length: 300 }, (_, index) => String(index < 60 ? 3000 + index * 10 : index < 120 ? 1000 + index * 10 : 4000 + index * 13));
  const names = Array.from({ length: objects }, (_, index) => `45${String(index).padStart(2, "0")}`);
  const lines = ["#FLAGGA 0", '#PROGRAM "Ekonomisystem" 7.1', "#FORMAT PC8", "#GEN 20250115", "#SIETYP 4", '#FNAMN "Kommunens nämnd"', "#RAR 0 20240101 20241231", "#RAR -1 20230101 20231231", '#DIM 1 "Ansvar"', '#DIM 6 "Projekt"'];
  accounts.forEach((account, index) => lines.push(`#KONTO ${account} "Konto nummer ${index}"`));
  names.forEach((name, index) => lines.push(`#OBJEKT 1 "${name}" "Enhet ${index}"`));
  const outcome = new Map<string, bigint>();
  const months = new Map<string, bigint>();
  const add = (map: Map<string, bigint>, key: string, ore: bigint): void => void map.set(key, (map.get(key) ?? 0n) + ore);
  const body: string[] = [];
  for (let number = 1; number <= vouchers; number += 1) {
    const month = String(1 + next(12)).padStart(2, "0");
    body.push(`#VER "${"ABK"[next(3)]}" ${number} 2024${month}${String(1 + next(28)).padStart(2, "0")} "Verifikation ${number}"`, "{");
    let balance = 0n;
    for (let row = 2 + next(4); row >= 0; row -= 1) {
      const account = row === 0 ? "1930" : (accounts[next(accounts.length)] ?? "4000");
      const ore = row === 0 ? -balance : BigInt(next(20_000_000) - 5_000_000);
      balance += ore;
      const object = row === 0 || next(20) === 0 ? "" : (names[next(names.length)] ?? "");
      body.push(`   #TRANS ${account} ${object === "" ? "{}" : `{1 "${object}"}`} ${kronor(ore)}`);
      if (/^[3-8]/.test(account)) add(outcome, object, ore);
      add(months, `2024${month} ${account} `, ore);
      if (object !== "") add(months, `2024${month} ${account} ${object}`, ore);
    }
    body.push("}");
  }
  if (withMonths) {
    for (const [key, ore] of months) {
      const [period, account, object] = key.split(" ");
      lines.push(`#PSALDO 0 ${period} ${account} ${object === "" ? "{}" : `{1 "${object}"}`} ${kronor(ore)}`);
    }
  }
  const text = [...lines, ...body, ""].join("\r\n");
  return { text, bytes: new TextEncoder().encode(text), outcome };
}

/** 200,000 rows of an export with five columns, the same every time. */
export function makeCsv(): Uint8Array {
  const rows = Array.from({ length: 200_000 }, (_, index) => `45${index % 60};Enhet ${index % 60};${4000 + (index % 300)};${index % 1000} ${String(index % 997).padStart(3, "0")},50;${index}`);
  return new TextEncoder().encode(["Ansvar;Benämning;Konto;Budget;Utfall", ...rows].join("\r\n"));
}
