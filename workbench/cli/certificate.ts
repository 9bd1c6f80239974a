/** The development certificate for https://localhost, in the folder that Microsoft's own tools use, so that it is trusted once. */
import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs/lib/generate";

const DAYS = 365;
const MARGIN_MS = 24 * 60 * 60 * 1000;

export interface CertificateFiles {
  /** The certificate to trust. */
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

function usable(file: string): boolean {
  return existsSync(file) && Date.parse(new X509Certificate(readFileSync(file)).validTo) > Date.now() + MARGIN_MS;
}

/** Certificate files that are valid now: the ones that exist, or new ones. Nothing is installed on the machine. @throws what the generator throws. */
export async function certificateFiles(folder = join(homedir(), ".office-addin-dev-certs")): Promise<CertificateFiles> {
  const files = { ca: join(folder, "ca.crt"), certificate: join(folder, "localhost.crt"), key: join(folder, "localhost.key") };
  if (!usable(files.ca) || !usable(files.certificate) || !existsSync(files.key)) {
    for (const file of Object.values(files)) rmSync(file, { force: true });
    await generateCertificates(files.ca, files.certificate, files.key, DAYS);
  }
  return files;
}
