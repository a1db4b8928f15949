#include "report/sarif_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "rest/token_shape.h"

namespace patscope::report {
namespace {

/// Longer snippets help nobody and make the file large.
constexpr std::uint32_t longest_snippet = 500;

/// A colon in the first segment would make a scheme of it.
std::string encoded(std::string_view path) {
  constexpr std::string_view kept = "-._~/";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || kept.find(c) != std::string_view::npos);
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

}  // namespace

Json artifact_location(std::string_view path) {
  if (path.starts_with('/')) return {{"uri", "file://" + encoded(path)}};
  Json object = {{"uri", encoded(path)}};
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
