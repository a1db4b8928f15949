#pragma once

// A small pipeline as values: what the floors below would hand to a report.

#include "catalog/catalog.h"
#include "report/report.h"

namespace patscope::report::made_up {

inline constexpr std::string_view scope_lines =
    "app_token | Full access | * | documented | docs |\n"
    "vso.build | Build (Read) |  | documented | docs |\n"
    "vso.build_execute | Build (Read & execute) | vso.build | documented | docs |\n"
    "vso.code | Code (Read) |  | documented | docs |\n"
    "vso.code_write | Code (Read & write) | vso.code | documented | docs |\n";

inline const catalog::ScopeTable& scopes() {
  static const auto table = catalog::ScopeTable::parse(scope_lines);
  return table;
}

inline catalog::ScopeId scope(std::string_view id) {
  return scopes().find(id).value();
}

inline catalog::Operation operation(std::string id, std::string method, catalog::ScopeRule rule) {
  catalog::Operation made;
  made.area = "build";
  made.id = std::move(id);
  made.method = std::move(method);
  made.route = "build/builds";
  made.rule = std::move(rule);
  made.versions = "7.2";
  return made;
}

inline catalog::ScopeRule any_of(std::string_view id) {
  return {.kind = catalog::RuleKind::any_of, .any_of = {scope(id)}};
}

inline const catalog::Operation& list_builds() {
  static const auto made = operation("Builds_List", "GET", any_of("vso.build"));
  return made;
}

inline const catalog::Operation& queue_build() {
  static const auto made = operation("Builds_Queue", "POST", any_of("vso.build_execute"));
  return made;
}

/// A file with a request on each of its lines 1 to 4, at column 3.
inline Sources four_requests() {
  Sources sources;
  (void)sources.add("release.yml", "- curl one\n- curl two\n- curl three\n- curl four\n");
  return sources;
}

inline Span place_on_line(std::uint32_t line) {
  constexpr std::uint32_t begins[] = {2, 13, 24, 37};
  return {SourceId{0}, begins[line - 1], begins[line - 1] + 4};
}

inline require::ResolvedCall call(const catalog::Operation& made, std::uint32_t line, std::string pat = "ReleasePat") {
  require::ResolvedCall resolved;
  resolved.call.method = made.method;
  resolved.call.url = Text("https://dev.azure.com/contoso/shop/_apis/" + made.route);
  resolved.call.credential = {.kind = CredentialKind::pat, .name = std::move(pat)};
  resolved.call.place = place_on_line(line);
  resolved.call.idiom = "curl";
  resolved.resolution = catalog::Resolution::exact;
  resolved.operations = {&made};
  resolved.rule = made.rule;
  return resolved;
}

inline DeclaredGrant grant(std::string pat, const std::vector<std::string_view>& ids) {
  DeclaredGrant declared;
  declared.grant.credential = std::move(pat);
  declared.grant.source = "--grant";
  for (const auto id : ids) declared.grant.scopes.push_back(scope(id));
  return declared;
}

}  // namespace patscope::report::made_up
