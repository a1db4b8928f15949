#include "cli/config.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/grant.h"
#include "cli/request.h"
#include "report/terminal.h"
#include "text/strings.h"
#include "text/world_error.h"
#include "yaml/read.h"

namespace patscope::cli {
namespace {

/// The file while it is read.
struct Reader {
  const Sources& sources;
  const catalog::ScopeTable& scopes;
  std::string shown;
};

void expect(bool holds, const Reader& reader, Span place, std::string_view key, std::string_view what) {
  if (!holds) refuse_config(reader.sources, place, fmt::format("{}: expected {}", key, what));
}

const std::vector<yaml::Entry>& mapping_of(const yaml::Node& node, const Reader& reader, std::string_view key,
                                           const std::vector<std::string_view>& known) {
  expect(node.is_mapping(), reader, node.span, key, "a mapping");
  for (const auto& entry : node.entries) {
    const auto name = entry.key.string();
    if (known.empty() || std::count(known.begin(), known.end(), std::string_view(name)) > 0) continue;
    const auto near = nearest(name, known);
    std::vector<std::string> names(known.begin(), known.end());
    refuse_config(reader.sources, entry.key.span,
                  fmt::format("unknown key '{}'{}", name,
                              near.empty() ? "; expected one of " + join(names, ", ")
                                           : fmt::format("; did you mean '{}'?", near)));
  }
  return node.entries;
}

const std::vector<yaml::Node>& list_of(const yaml::Node& node, const Reader& reader, std::string_view key) {
  expect(node.is_sequence(), reader, node.span, key, "a list");
  return node.items;
}

std::string string_of(const yaml::Node& node, const Reader& reader, std::string_view key) {
  expect(node.is_scalar() && !node.text.empty(), reader, node.span, key, "a string");
  return node.string();
}

report::DeclaredGrant read_grant(const yaml::Entry& entry, const Reader& reader) {
  report::DeclaredGrant declared{.grant = {}, .place = entry.key.span};
  declared.grant.credential = string_of(entry.key, reader, "credentials");
  declared.grant.source = reader.shown;
  for (const auto& part : mapping_of(entry.value, reader, declared.grant.credential, {"scopes"})) {
    for (const auto& item : list_of(part.value, reader, "scopes")) {
      const auto name = string_of(item, reader, "scopes");
      if (!add_scope(declared.grant, name, reader.scopes))
        refuse_config(reader.sources, item.span, unknown_scope(name, reader.scopes));
    }
  }
  return declared;
}

RestCall read_call(const yaml::Node& node, const Reader& reader) {
  std::string credential;
  std::optional<RestCall> call;
  for (const auto& entry : mapping_of(node, reader, "calls", {"credential", "request"})) {
    const auto key = entry.key.string();
    const auto value = string_of(entry.value, reader, key);
    if (key == "credential") {
      credential = value;
      continue;
    }
    call = parse_request(value);
    expect(call.has_value(), reader, entry.value.span, key, "METHOD URL, as in \"GET _apis/projects\"");
  }
  expect(!credential.empty() && call.has_value(), reader, node.span, "calls", "entries with credential and request");
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
  const Reader reader{.sources = sources, .scopes = scopes, .shown = shown};
  if (!document.problems.empty())
    refuse_config(sources, document.problems.front().span, document.problems.front().message);
  Config config;
  if (document.root.kind == yaml::Kind::null) return config;
  for (const auto& entry : mapping_of(document.root, reader, shown, {"credentials", "pipelines", "calls"})) {
    const auto key = entry.key.string();
    if (key == "credentials") {
      for (const auto& credential : mapping_of(entry.value, reader, key, {}))
        config.grants.push_back(read_grant(credential, reader));
    } else if (key == "pipelines") {
      for (const auto& path : list_of(entry.value, reader, key))
        config.pipelines.push_back(string_of(path, reader, key));
    } else {
      for (const auto& call : list_of(entry.value, reader, key)) config.calls.push_back(read_call(call, reader));
    }
  }
  return config;
}

}  // namespace patscope::cli
