/** The steps that load the add-in into a real Excel, in Swedish. */

/** Menu names as Excel's Swedish and English versions have them. */
export function excelSteps(origin: string, manifest: string, certificate: string): string {
  return `
Tillägget serveras på ${origin}. Låt det här fönstret stå öppet medan du använder Excel (avsluta med Ctrl+C).
Manifestet:   ${manifest}
Certifikatet: ${certificate}

1. Lita på certifikatet (en gång per år)
   Windows:  certutil -user -addstore root "${certificate}"
   Mac:      security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db "${certificate}"
   Linux:    öppna webbläsarens inställningar, Hantera certifikat, Utfärdare, och importera certifikatet.
   Starta sedan om Excel och webbläsaren. Kontrollera: ${origin}/taskpane.html ska öppnas utan varning.

2. Ladda manifestet
   Excel på webben
     a. Öppna en arbetsbok på https://excel.cloud.microsoft i en webbläsare på den här datorn.
     b. Start > Tillägg > Fler tillägg (Home > Add-ins > More Add-ins).
     c. Mina tillägg > Ladda upp mitt tillägg (My Add-ins > Upload My Add-in) och välj manifestet ovan.
   Excel för Windows
     a. Lägg manifestet i en delad mapp, till exempel \\\\dator\\tillagg.
     b. Arkiv > Alternativ > Säkerhetscenter > Inställningar för Säkerhetscenter > Betrodda tilläggskataloger:
        skriv mappens adress, Lägg till katalog, kryssa i Visa i meny, OK. Starta om Excel.
     c. Start > Tillägg > Fler tillägg > Delad mapp (Shared Folder) > Bokslut > Lägg till.
     Eller i ett annat fönster:  npx office-addin-debugging start "${manifest}"
   Excel för Mac
     a. mkdir -p ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef
        cp "${manifest}" ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef/
     b. Starta om Excel. Start > Tillägg, och välj Bokslut under Utvecklartillägg (Developer Add-ins).

3. Öppna åtgärdsfönstret med knappen Bokslut på fliken Start, eller skriv =AVVIKELSE(100;98) i en cell.

Har du laddat en äldre version: ta bort tillägget ur Excel först, så läses funktionerna in på nytt.
`;
}
