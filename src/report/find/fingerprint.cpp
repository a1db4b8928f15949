#include "report/find/fingerprint.h"

#include <fmt/format.h>

#include <cstdint>
#include <map>

#include "text/strings.h"

namespace patscope::report {
namespace {

/// FNV-1a: short, and the same on every machine. It needs no resistance against forgery.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 0xcbf29ce484222325U;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return value;
}

std::string line_of(const Finding& finding, const Sources& sources) {
  const auto position = sources.position(finding.place->source, finding.place->begin);
  std::string words;
  for (const auto word : split_words(sources.line_text(finding.place->source, position.line))) words += word;
  return words;
}

/// A zero byte can stand in no part but the line, which is the last.
std::string identity(const Finding& finding, const Sources& sources) {
  std::string text = finding.rule + '\0' + finding.credential + '\0';
  text.push_back('\0');
  if (!finding.place) return text + finding.message;
  return text + std::string(sources.path(finding.place->source)) + ':' + line_of(finding, sources);
}

}  // namespace

std::vector<std::string> fingerprints(const std::vector<Finding>& findings, const Sources& sources) {
  std::vector<std::string> result;
  std::map<std::uint64_t, int> seen;
  for (const auto& finding : findings) {
    const auto value = hash(identity(finding, sources));
    result.push_back(fmt::format("{:016x}:{}", value, ++seen[value]));
  }
  return result;
}

}  // namespace patscope::report
