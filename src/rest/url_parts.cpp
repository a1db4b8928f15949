#include "rest/url_parts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "rest/hosts.h"
#include "text/strings.h"

namespace patscope {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_hole_byte(char byte) {
  return byte == text_hole_byte;
}

/// A Text beside its flat string, so that it can be searched by bytes.
struct Flat {
  Text text;
  std::string bytes;

  explicit Flat(Text of) : text(std::move(of)), bytes(flatten(text)) {}

  [[nodiscard]] Text part(std::size_t begin, std::size_t end) const { return slice(text, begin, end); }
  /// The kind of the hole at `offset`; nothing for a literal byte.
  [[nodiscard]] std::optional<HoleKind> hole_at(std::size_t offset) const {
    if (offset >= bytes.size() || !is_hole_byte(bytes[offset])) return std::nullopt;
    const auto piece = part(offset, offset + 1);
    if (piece.pieces.empty() || !piece.pieces.front().hole) return std::nullopt;
    return piece.pieces.front().hole->kind;
  }
};

Flat trimmed(const Text& url) {
  const auto bytes = flatten(url);
  const auto kept = trim(bytes);
  const auto begin = static_cast<std::size_t>(kept.data() - bytes.data());
  return Flat(slice(url, begin, begin + kept.size()));
}

/// Offset of the authority, or npos for another scheme and for relative references; 0 when there is no scheme.
std::size_t behind_scheme(std::string_view url) {
  if (url.empty() || std::string_view("/.#?\\").find(url.front()) != npos) return npos;
  const auto colon = url.find("://");
  if (colon == npos || url.find_first_of("/?#") < colon) return 0;
  const auto scheme = url.substr(0, colon);
  const bool web = equals_ignoring_case(scheme, "http") || equals_ignoring_case(scheme, "https");
  return web || std::any_of(scheme.begin(), scheme.end(), is_hole_byte) ? colon + 3 : npos;
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The host within the authority [begin, end), and how far the authority really goes: a hole that follows a complete
/// host ("https://dev.azure.com{path}") or stands in front of a path ("https://{server}_apis/...") ends it.
struct Authority {
  Range host;
  std::size_t end = 0;
};

Authority read_authority(std::string_view url, std::size_t begin, std::size_t end) {
  const auto at = url.substr(begin, end - begin).rfind('@');
  if (at != npos) begin += at + 1;
  auto rest = url.substr(begin, end - begin);
  const auto hole = rest.find(text_hole_byte);
  if (hole != npos && hole > 0 && facts_of_host(to_lower(rest.substr(0, hole))).kind == HostKind::services)
    rest = rest.substr(0, hole);
  const auto underscore = rest.find('_');
  if (underscore != npos && underscore > 0 && is_hole_byte(rest[underscore - 1])) rest = rest.substr(0, underscore);
  return {.host = {begin, begin + rest.substr(0, rest.find(':')).size()}, .end = begin + rest.size()};
}

/// "dev.azure.com/org" and "server:8080/tfs" without a scheme: what curl would take for a host.
bool looks_like_host(std::string_view first_segment) {
  const auto name = first_segment.substr(0, first_segment.find(':'));
  return facts_of_host(to_lower(name)).kind == HostKind::services || name.find('.') != npos ||
         name.size() != first_segment.size();
}

/// The URL begins with a hole that is not merely a label of the host, as in "{org}.visualstudio.com".
bool starts_with_base(std::string_view url) {
  if (url.empty() || !is_hole_byte(url.front())) return false;
  const auto segment = url.substr(0, url.find_first_of("/?#"));
  const auto literal = segment.find_first_not_of(text_hole_byte);
  return literal == npos || (segment[literal] != '.' && segment[literal] != ':' && segment[literal] != '@');
}

std::vector<Text> split_path(const Flat& url, std::size_t begin, std::size_t end) {
  std::vector<Text> segments;
  while (begin < end) {
    const auto slash = std::min(url.bytes.find('/', begin), end);
    if (slash > begin) segments.push_back(url.part(begin, slash));
    begin = slash + 1;
  }
  return segments;
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  const char lower = static_cast<char>(digit | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::optional<UrlParts> split_url(const Text& written) {
  const Flat url = trimmed(written);
  const std::string_view bytes = url.bytes;
  const auto begin = behind_scheme(bytes);
  if (begin == npos || begin >= bytes.size()) return std::nullopt;
  const auto first_end = std::min(bytes.find_first_of("/?#", begin), bytes.size());

  UrlParts parts;
  std::size_t path_begin = 0;
  if (begin == 0 && starts_with_base(bytes)) {
    parts.base = url.hole_at(0);
    parts.host = url.part(0, 1);
    path_begin = 1;
  } else {
    if (begin == 0 && !looks_like_host(bytes.substr(0, first_end))) return std::nullopt;
    const auto authority = read_authority(bytes, begin, first_end);
    if (authority.host.begin == authority.host.end) return std::nullopt;
    parts.host = url.part(authority.host.begin, authority.host.end);
    path_begin = authority.end;
  }

  const auto path_end = std::min(bytes.find_first_of("?#", path_begin), bytes.size());
  parts.path = split_path(url, path_begin, path_end);
  if (path_end < bytes.size() && bytes[path_end] == '?')
    parts.query = url.part(path_end + 1, std::min(bytes.find('#', path_end), bytes.size()));
  parts.open_ended = path_end == bytes.size() && url.hole_at(bytes.size() - 1) == HoleKind::any;
  return parts;
}

std::string percent_decode(std::string_view raw) {
  std::string decoded;
  decoded.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool escape = raw[i] == '%' && i + 2 < raw.size() && hex_value(raw[i + 1]) >= 0 && hex_value(raw[i + 2]) >= 0;
    decoded += escape ? static_cast<char>(hex_value(raw[i + 1]) * 16 + hex_value(raw[i + 2])) : raw[i];
    if (escape) i += 2;
  }
  return decoded;
}

Text decode_segment(const Text& raw) {
  Text merged;
  for (const auto& piece : raw.pieces) {
    if (!piece.hole && !merged.pieces.empty() && !merged.pieces.back().hole) {
      merged.pieces.back().literal += piece.literal;
      continue;
    }
    merged.pieces.push_back(piece);
    merged.pieces.back().verbatim = false;
  }
  for (auto& piece : merged.pieces)
    if (!piece.hole) piece.literal = percent_decode(piece.literal);
  return merged;
}

}  // namespace patscope
