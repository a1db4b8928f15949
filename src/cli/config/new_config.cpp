#include "cli/config/new_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "report/words.h"
#include "text/strings.h"

namespace patscope::cli {
namespace {

/// What YAML 1.1 takes for something else than a string.
constexpr std::string_view reserved[] = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"};

bool is_plain(std::string_view text) {
  const auto safe = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  if (text.empty() || std::isdigit(static_cast<unsigned char>(text.front())) != 0 || !safe(text.front())) return false;
  return std::none_of(std::begin(reserved), std::end(reserved),
                      [&](auto word) { return equals_ignoring_case(word, text); }) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return safe(c) || c == '.' || c == '-' || c == '/'; });
}

std::string credential(const report::CredentialSummary& summary, const catalog::ScopeTable& scopes) {
  std::vector<std::string> ids;
  if (summary.requirement.full_access)
    ids.emplace_back(catalog::full_access);
  else
    for (const auto id : summary.requirement.least) ids.push_back(scopes.info(id).id);
  return fmt::format("  {}:\n    scopes: [{}]{}\n", yaml_scalar(summary.requirement.credential.name), join(ids, ", "),
                     summary.exact() ? "" : " # at least: " + report::listed(summary.gaps));
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      quoted += {'\\', c};
    else if (byte < 0x20 || byte == 0x7F)
      quoted += fmt::format("\\x{:02x}", byte);
    else
      quoted += c;
  }
  return quoted + '"';
}

std::string new_config(const report::Report& report, const catalog::ScopeTable& scopes) {
  std::string credentials;
  std::string last;
  for (const auto& summary : report.credentials) {
    const auto& name = summary.requirement.credential.name;
    if (!name.empty() && !equals_ignoring_case(name, last)) credentials += credential(summary, scopes);
    last = name;
  }
  std::string text;
  if (!credentials.empty())
    text +=
        "# What each PAT was granted. These are the least scopes that its requests need: make it so, or write what\n"
        "# it holds.\ncredentials:\n" +
        credentials + '\n';
  text += "# What is read when no path is given.\npipelines:\n";
  for (const auto& pipeline : report.pipelines) text += fmt::format("  - {}\n", yaml_scalar(pipeline));
  return text;
}

}  // namespace patscope::cli
