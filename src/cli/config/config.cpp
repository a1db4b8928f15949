#include "cli/config/config.h"

#include <fmt/format.h>

#include "cli/config/config_reader.h"
#include "cli/options/grant.h"
#include "cli/options/request.h"
#include "report/terminal.h"
#include "text/world_error.h"
#include "yaml/read.h"

namespace patscope::cli {
namespace {

report::DeclaredGrant read_grant(const yaml::Entry& entry, const ConfigReader& reader) {
  report::DeclaredGrant declared{.grant = {}, .place = entry.key.span};
  declared.grant.credential = reader.string_of(entry.key, "credentials");
  declared.grant.source = reader.shown;
  for (const auto& part : reader.mapping_of(entry.value, declared.grant.credential, {"scopes"})) {
    for (const auto& item : reader.list_of(part.value, "scopes")) {
      const auto name = reader.string_of(item, "scopes");
      if (!add_scope(declared.grant, name, reader.scopes))
        refuse_config(reader.sources, item.span, unknown_scope(name, reader.scopes));
    }
  }
  return declared;
}

RestCall read_call(const yaml::Node& node, const ConfigReader& reader) {
  std::string credential;
  std::optional<RestCall> call;
  for (const auto& entry : reader.mapping_of(node, "calls", {"credential", "request"})) {
    const auto key = entry.key.string();
    const auto value = reader.string_of(entry.value, key);
    if (key == "credential") {
      credential = value;
      continue;
    }
    call = parse_request(value);
    reader.expect(call.has_value(), entry.value.span, key, "METHOD URL, as in \"GET _apis/projects\"");
  }
  reader.expect(!credential.empty() && call.has_value(), node.span, "calls", "entries with credential and request");
  call->credential.name = credential;
  call->place = node.span;
  call->idiom = "declared";
  return *call;
}

}  // namespace

void refuse_config(const Sources& sources, Span place, const std::string& message) {
  throw WorldError(ExitCode::usage, fmt::format("{}: {}", report::shown_place(sources, place, {}), message));
}

Config read_config(Sources& sources, const std::string& shown, std::string bytes, const catalog::ScopeTable& scopes) {
  const auto source = sources.add(shown, std::move(bytes));
  const auto document = yaml::read(sources, source);
  const ConfigReader reader{.sources = sources, .scopes = scopes, .shown = shown};
  if (!document.problems.empty())
    refuse_config(sources, document.problems.front().span, document.problems.front().message);
  Config config;
  if (document.root.kind == yaml::Kind::null) return config;
  for (const auto& entry :
       reader.mapping_of(document.root, shown, {"credentials", "pipelines", "calls", "ignore", "rules"})) {
    const auto key = entry.key.string();
    if (key == "credentials") {
      for (const auto& credential : reader.mapping_of(entry.value, key, {}))
        config.grants.push_back(read_grant(credential, reader));
    } else if (key == "pipelines") {
      for (const auto& path : reader.list_of(entry.value, key)) config.pipelines.push_back(reader.string_of(path, key));
    } else if (key == "ignore") {
      for (const auto& item : reader.list_of(entry.value, key)) config.ignores.push_back(read_ignore(item, reader));
    } else if (key == "rules") {
      for (const auto& rule : reader.mapping_of(entry.value, key, {}))
        config.severities.insert(read_severity(rule, reader));
    } else {
      for (const auto& call : reader.list_of(entry.value, key)) config.calls.push_back(read_call(call, reader));
    }
  }
  return config;
}

}  // namespace patscope::cli
