#pragma once

#include <optional>
#include <vector>

#include "rest/text.h"

namespace patscope {

/// A URL split by generic syntax (RFC 3986), before anything is decoded.
struct UrlParts {
  std::optional<HoleKind> base;  ///< set: the URL starts with a hole that holds scheme, host and maybe more
  Text host;                     ///< without user info and port; the hole when `base` is set
  std::vector<Text> path;        ///< raw segments, none empty
  std::optional<Text> query;     ///< what stands behind the first `?`, up to `#`
  bool open_ended = false;       ///< the path ends in a hole of kind `any`, and nothing follows
};

/// Nothing for what is no http(s) URL with a host.
[[nodiscard]] std::optional<UrlParts> split_url(const Text& url);

/// One path segment with its %XX decoded and neighbouring literals merged.
[[nodiscard]] Text decode_segment(const Text& raw);
[[nodiscard]] std::string percent_decode(std::string_view raw);

}  // namespace patscope
