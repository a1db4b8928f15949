#pragma once

#include <string>
#include <string_view>

#include "rest/url.h"

namespace patscope {

/// Text with holes between braces: "{org}" is one of kind `any`, "{id:int}", "{name:segment}", "{x:guid}",
/// "{uri:collection}" and "{uri:url}" are of that kind.
inline Text text_of(std::string_view written) {
  Text text;
  while (!written.empty()) {
    const auto open = written.find('{');
    text.append(written.substr(0, open));
    if (open == std::string_view::npos) break;
    const auto close = written.find('}', open);
    const auto hole = written.substr(open + 1, close - open - 1);
    const auto colon = hole.find(':');
    const auto type = colon == std::string_view::npos ? std::string_view() : hole.substr(colon + 1);
    const auto kind = type == "int"          ? HoleKind::integer
                      : type == "segment"    ? HoleKind::segment
                      : type == "guid"       ? HoleKind::guid
                      : type == "collection" ? HoleKind::collection_url
                      : type == "url"        ? HoleKind::url
                                             : HoleKind::any;
    text.append(Text(Hole{.name = std::string(hole.substr(0, colon)), .kind = kind, .carries = {}}));
    written.remove_prefix(close + 1);
  }
  return text;
}

/// "a|{}|b" for segments.
inline std::string joined(const std::vector<Segment>& segments) {
  std::string result;
  for (const auto& segment : segments) result += (result.empty() ? "" : "|") + segment.text.with_blanks();
  return result;
}

}  // namespace patscope
