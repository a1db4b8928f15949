#include "cli/options/request.h"

#include <algorithm>

#include "text/strings.h"

namespace patscope::cli {
namespace {

constexpr std::string_view methods[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

/// A hole that a person wrote: one segment, unless it is said to be more by `{*name}`.
Hole hole_of(std::string_view name) {
  const bool many = name.starts_with('*');
  return {.name = std::string(name), .kind = many ? HoleKind::any : HoleKind::segment, .carries = {}};
}

Text with_holes(std::string_view typed) {
  Text text;
  while (!typed.empty()) {
    const auto open = typed.find('{');
    const auto close = open == std::string_view::npos ? open : typed.find('}', open);
    if (close == std::string_view::npos) break;
    text.append(typed.substr(0, open));
    text.append(Text(hole_of(typed.substr(open + 1, close - open - 1))));
    typed.remove_prefix(close + 1);
  }
  return text.append(typed);
}

/// The parser of URLs wants a host; a path alone belongs to the service's own.
std::string absolute(std::string_view url) {
  if (url.find("://") != std::string_view::npos) return std::string(url);
  if (url.starts_with('{')) return std::string(url);
  const bool anchored = url.starts_with('_');
  return std::string("https://dev.azure.com/") + (anchored ? "{organization}/" : "") +
         std::string(url.starts_with('/') ? url.substr(1) : url);
}

}  // namespace

std::optional<RestCall> parse_request(std::string_view typed) {
  const auto words = split_words(typed);
  if (words.size() < 2) return std::nullopt;
  const auto method = to_upper(words[0]);
  if (std::find(std::begin(methods), std::end(methods), method) == std::end(methods)) return std::nullopt;
  RestCall call;
  call.method = method;
  call.url = with_holes(absolute(words[1]));
  call.credential = {.kind = CredentialKind::pat, .name = {}};
  return call;
}

}  // namespace patscope::cli
