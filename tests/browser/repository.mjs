// A repository whose every name, text and reason tries to become markup, script or a command.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hostile = `"></script><script>hacked()</script><b '`;
/// For places where a slash would end the name.
export const hostileName = `'"><img onerror=hacked() src=x>&lt;`;

const pipeline = `variables:
  Api: https://dev.azure.com/contoso/shop/_apis
steps:
  - bash: |
      curl -u ":$PAT" "$(Api)/build/builds"
      curl -d @build.json -u ":$PAT" "$(Api)/build/builds"
      curl -u ":$PAT" "$(Api)/no/such/${hostile.replaceAll('"', '\\"').replaceAll(" ", "%20")}"
      curl -u ":$PAT" "$(cat '${hostileName.replaceAll("'", "")}')"
      curl -u ":$PAT" https://example.org/hook
      "./${hostileName.replaceAll('"', '')}.sh"
    env: { PAT: $(ReleasePat) }
  - bash: curl -X "$VERB" -u ":$PAT" $(Api)/wit/workitems/7
    env: { PAT: $(OtherPat) }
  - bash: git push "https://x:$PAT@dev.azure.com/contoso/shop/_git/shop"
    env: { PAT: $(CodePat) }
  - template: '${hostileName.replaceAll("'", "")}.yml'
  - template: shared/release.yml
`;

const shared = `steps:
  - pwsh: |
      $headers = @{ Authorization = "Basic " + [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes(":$env:PAT")) }
      Invoke-RestMethod -Headers $headers -Uri "https://vsrm.dev.azure.com/contoso/shop/_apis/release/releases"
      Invoke-RestMethod -Headers $headers -Method Patch -Body '{}' -Uri "https://dev.azure.com/contoso/shop/_apis/wit/workitems/7"
    env: { PAT: $(ReleasePat) }
`;

/// Writes it, and the report of it; the path of the report.
export function reportOfHostileRepository(patscope) {
  const folder = mkdtempSync(join(tmpdir(), "patscope-report-"));
  mkdirSync(join(folder, "shared"));
  writeFileSync(join(folder, "shared", "release.yml"), shared);
  writeFileSync(join(folder, "azure-pipelines.yml"), pipeline);
  writeFileSync(join(folder, `${hostileName}.yml`), pipeline);
  writeFileSync(join(folder, ".patscope.yml"), "");
  try {
    execFileSync(patscope, ["check", "--output", "html=report.html", "--grant", "ReleasePat=vso.build vso.release",
      "--grant", `${hostile}=vso.code`, "--grant", "CodePat=vso.code_write vso.security_manage", "azure-pipelines.yml",
      `${hostileName}.yml`], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    if (error.status !== 1) throw new Error(`${error.stdout}${error.stderr}`);
  }
  return join(folder, "report.html");
}
