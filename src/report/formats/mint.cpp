#include "report/formats/mint.h"

#include <fmt/format.h>

#include "report/formats/json_values.h"
#include "report/words.h"

namespace patscope::report {
namespace {

std::string boxes(const CredentialSummary& summary, const catalog::ScopeTable& scopes) {
  if (summary.requirement.full_access) return "  Full access\n";
  std::string text;
  for (const auto id : summary.requirement.least)
    text += fmt::format("  [x] {}  ({})\n", label_of(id, scopes), scopes.info(id).id);
  return text;
}

}  // namespace

std::string mint_as_json(const verify::Mint& mint, const CredentialSummary& summary,
                         const catalog::ScopeTable& scopes) {
  Json document = new_document();
  document["credential"] = summary.requirement.credential.name;
  document["exact"] = summary.exact();
  document["gaps"] = summary.gaps;
  document["scopes"] = Json::array();
  for (const auto id : summary.requirement.least)
    document["scopes"].push_back({{"id", scopes.info(id).id}, {"label", label_of(id, scopes)}});
  document["request"] = {{"method", "POST"}, {"url", mint.url}, {"body", Json::parse(mint.body)}};
  document["command"] = mint.command;
  return print_document(document);
}

std::string mint_as_text(const verify::Mint& mint, const CredentialSummary& summary, const catalog::ScopeTable& scopes,
                         const Terminal& terminal) {
  const auto who = printable(credential_in_words(summary.requirement.credential));
  std::string text = tinted(fmt::format("{}, on the PAT page:", who), Tint::strong, terminal) + '\n';
  text += boxes(summary, scopes);
  text +=
      tinted("\nThe request (it needs an Entra token of the PAT's owner; nothing was sent):", Tint::strong, terminal);
  text += fmt::format("\nPOST {}\n{}\n", printable(mint.url), mint.body);
  text += tinted("\nThe same with the Azure CLI:", Tint::strong, terminal) + fmt::format("\n{}\n", mint.command);
  if (!summary.exact())
    text += '\n' + wrapped("This is a lower bound: " + listed(summary.gaps) + ".", 0, terminal) + '\n';
  return text;
}

}  // namespace patscope::report
