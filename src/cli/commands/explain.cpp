#include "report/formats/explain.h"

#include <fmt/core.h>

#include <fstream>
#include <iostream>

#include "cli/commands/commands.h"
#include "cli/options/request.h"
#include "cli/output/print.h"
#include "cli/output/terminal.h"
#include "text/strings.h"

namespace patscope::cli {
namespace {

std::string_view url_part(std::string_view request) {
  const auto words = split_words(request);
  return words.size() < 2 ? std::string_view() : words[1];
}

void print_request(const RestCall& call, std::string_view typed_url, const catalog::Catalog& catalog,
                   const Options& options, const report::Terminal& terminal) {
  const auto resolved = require::resolve(call, catalog);
  if (options.format == Format::json)
    print(report::request_as_json(resolved, typed_url, catalog.scopes()) + '\n', Format::json);
  else
    print(report::request_as_text(resolved, catalog.scopes(), terminal), Format::text);
}

/// A line that is no request is answered too: as one that cannot be known.
void print_line(const std::string& line, const catalog::Catalog& catalog, const Options& options,
                const report::Terminal& terminal) {
  if (const auto call = parse_request(line)) {
    print_request(*call, url_part(line), catalog, options, terminal);
    return;
  }
  RestCall call;
  call.url = Text(std::string(trim(line)));
  call.unresolved = "expected METHOD URL";
  print_request(call, trim(line), catalog, options, terminal);
}

void explain_lines(std::istream& lines, const catalog::Catalog& catalog, const Options& options,
                   const report::Terminal& terminal) {
  for (std::string line; std::getline(lines, line);)
    if (!trim(line).empty()) print_line(line, catalog, options, terminal);
}

ExitCode explain_requests(const catalog::Catalog& catalog, const Options& options, const report::Terminal& terminal) {
  const auto& name = options.explain.requests;
  if (name == "-") {
    explain_lines(std::cin, catalog, options, terminal);
    return ExitCode::ok;
  }
  std::ifstream file(name);
  if (!file) throw WorldError(ExitCode::usage, fmt::format("--requests: {}: cannot be read", name));
  explain_lines(file, catalog, options, terminal);
  return ExitCode::ok;
}

[[noreturn]] void refuse(const std::string& what, const catalog::Catalog& catalog) {
  std::vector<std::string_view> known;
  for (const auto& scope : catalog.scopes().all()) known.push_back(scope.id);
  for (const auto& rule : report::rules()) known.push_back(rule.id);
  const auto near = nearest(what, known);
  throw WorldError(ExitCode::usage,
                   fmt::format("explain: '{}' is no request (METHOD URL), no scope and no rule{}", what,
                               near.empty() ? std::string() : fmt::format("; did you mean {}?", near)));
}

}  // namespace

ExitCode explain(const Options& options) {
  const auto catalog = catalog::Catalog::embedded();
  const auto terminal = terminal_of(standard_output(), net::process_environment());
  if (!options.explain.requests.empty()) return explain_requests(catalog, options, terminal);
  const auto what = join(options.explain.what, " ");
  const bool json = options.format == Format::json;
  if (const auto call = parse_request(what)) {
    print_request(*call, url_part(what), catalog, options, terminal);
  } else if (const auto scope = catalog.scopes().find(what)) {
    print(json ? report::scope_as_json(*scope, catalog) + '\n' : report::scope_as_text(*scope, catalog, terminal),
          options.format);
  } else if (const auto* rule = report::find_rule(what)) {
    print(json ? report::rule_as_json(*rule) + '\n' : report::rule_as_text(*rule, terminal), options.format);
  } else {
    refuse(what, catalog);
  }
  return ExitCode::ok;
}

}  // namespace patscope::cli
