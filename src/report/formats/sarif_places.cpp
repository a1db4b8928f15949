#include "report/formats/sarif_places.h"

#include <algorithm>

#include "report/formats/link.h"
#include "rest/token_shape.h"

namespace patscope::report {
namespace {

/// Longer snippets help nobody and make the file large.
constexpr std::uint32_t longest_snippet = 500;

}  // namespace

Json artifact_location(std::string_view path) {
  if (path.starts_with('/')) return {{"uri", "file://" + encoded_path(path)}};
  Json object = {{"uri", encoded_path(path)}};
  if (!path.starts_with("../")) object["uriBaseId"] = "%SRCROOT%";
  return object;
}

Json physical_location(const Sources& sources, Span span) {
  span.end = std::clamp(span.end, span.begin, span.begin + longest_snippet);
  const auto begin = sources.position(span.source, span.begin);
  const auto end = sources.position(span.source, span.end);
  Json region = {{"startLine", begin.line},
                 {"startColumn", begin.column},
                 {"endLine", end.line},
                 {"endColumn", end.column},
                 {"snippet", {{"text", mask_tokens(sources.slice(span))}}}};
  return {{"artifactLocation", artifact_location(sources.path(span.source))}, {"region", std::move(region)}};
}

}  // namespace patscope::report
