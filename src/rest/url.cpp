#include "rest/url.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rest/hosts.h"
#include "rest/url_parts.h"
#include "text/strings.h"

namespace patscope {
namespace {

constexpr auto anchors = std::to_array<std::pair<std::string_view, UrlArea>>({
    {"_apis", UrlArea::apis},
    {"_git", UrlArea::git},
    {"_packaging", UrlArea::packaging},
    {"_odata", UrlArea::odata},
    {"_api", UrlArea::api_internal},
});

UrlArea anchor_named(std::string_view word) {
  for (const auto& [name, area] : anchors)
    if (equals_ignoring_case(word, name)) return area;
  return UrlArea::none;
}

bool is_literal(const Segment& segment, std::string_view word) {
  const auto literal = segment.literal();
  return literal && equals_ignoring_case(*literal, word);
}

Segment segment_of(const Text& text) {
  Segment segment{.text = decode_segment(text)};
  // "\$batch" and "`$batch": the escape of a shell that the text never went through.
  if (auto& pieces = segment.text.pieces; !pieces.empty() && !pieces.front().hole) {
    auto& first = pieces.front().literal;
    if (first.starts_with("\\$") || first.starts_with("`$")) first.erase(0, 1);
  }
  return segment;
}

/// A segment with an anchor in it: "_apis", "{project/}_apis", "_apis{/rest}".
struct AnchorSplit {
  UrlArea area = UrlArea::none;
  Text front;
  Text behind;
};

AnchorSplit find_anchor(const Text& raw) {
  const auto decoded = decode_segment(raw);
  const auto& pieces = decoded.pieces;
  const auto literal = std::find_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return !piece.hole; });
  if (literal == pieces.end()) return {};
  AnchorSplit split{.area = anchor_named(literal->literal), .front = {}, .behind = {}};
  split.front.pieces.assign(pieces.begin(), literal);
  split.behind.pieces.assign(literal + 1, pieces.end());
  return split;
}

void append_nonempty(std::vector<Segment>& segments, const Text& text) {
  if (!text.empty()) segments.push_back(segment_of(text));
}

/// Fills area, context and route.
void place_segments(UrlPattern& url, const std::vector<Text>& path) {
  for (const auto& raw : path) {
    if (url.area != UrlArea::none) {
      url.route.push_back(segment_of(raw));
      continue;
    }
    const auto split = find_anchor(raw);
    url.area = split.area;
    if (split.area == UrlArea::none) {
      url.context.push_back(segment_of(raw));
    } else {
      append_nonempty(url.context, split.front);
      append_nonempty(url.route, split.behind);
    }
  }
}

/// Parameters stand between `&`; a doubled `?` ("a=b??api-version=7.0") separates too.
void place_query(UrlPattern& url, const Text& query) {
  const auto is_known = [](std::string_view part) { return part.find(text_hole_byte) == std::string_view::npos; };
  const auto separated = replace_all(flatten(query), "?", "&");
  for (const auto part : split(separated, '&')) {
    const auto name = part.substr(0, part.find('='));
    if (name.empty() || !is_known(name)) continue;
    url.query_names.push_back(to_lower(percent_decode(name)));
    if (is_known(part)) url.query_pairs.push_back(to_lower(percent_decode(part)));
  }
}

/// The service does not answer to foreign hosts, but people run their own: see UrlPattern::parse.
bool is_server_path(const UrlPattern& url) {
  if (!url.context.empty() && is_literal(url.context.front(), "tfs")) return true;
  switch (url.area) {
    case UrlArea::apis: {
      if (url.route.empty()) return false;
      const auto first = url.route.front().literal();
      return first ? is_server_area(*first) : !url.context.empty();
    }
    case UrlArea::git:
    case UrlArea::packaging:
      return !url.context.empty() && !url.route.empty();
    case UrlArea::odata:
    case UrlArea::api_internal:
    case UrlArea::none:
      return false;
  }
  return false;
}

void drop_context(UrlPattern& url, std::size_t at, std::string_view word) {
  if (at < url.context.size() && is_literal(url.context[at], word))
    url.context.erase(url.context.begin() + static_cast<std::ptrdiff_t>(at));
}

/// The label of "org.visualstudio.com" that is the organization.
Segment organization_label(const Text& host) {
  return segment_of(slice(host, 0, flatten(host).find('.')));
}

void place_host(UrlPattern& url, const UrlParts& parts) {
  url.host.name = to_lower(parts.host.with_blanks());
  if (parts.base) {
    url.host.kind = HostKind::unknown;
    url.context.insert(url.context.begin(), segment_of(parts.host));
    return;
  }
  const auto facts = facts_of_host(to_lower(flatten(parts.host)));
  url.host.kind = facts.kind;
  url.host.service = facts.service;
  if (facts.kind == HostKind::services) {
    if (facts.organization == OrganizationIn::host)
      url.context.insert(url.context.begin(), organization_label(parts.host));
    drop_context(url, 1, "DefaultCollection");
  }
  if (facts.kind == HostKind::foreign && !facts.never_azure_devops && is_server_path(url))
    url.host.kind = HostKind::on_premises;
  if (url.host.kind != HostKind::services) drop_context(url, 0, "tfs");
}

}  // namespace

std::optional<UrlPattern> UrlPattern::parse(const Text& written) {
  const auto parts = split_url(written);
  if (!parts) return std::nullopt;
  UrlPattern url;
  place_segments(url, parts->path);
  place_host(url, *parts);
  if (parts->query) place_query(url, *parts->query);
  url.open_ended = parts->open_ended;
  const bool known_host = url.host.kind == HostKind::services || parts->base == HoleKind::collection_url;
  if (url.area == UrlArea::none && !known_host) return std::nullopt;
  return url;
}

AdoEvidence evidence_of(const Text& written) {
  const auto url = UrlPattern::parse(written);
  if (!url || url->host.kind == HostKind::foreign) return AdoEvidence::none;
  const auto parts = split_url(written);
  if (url->host.kind == HostKind::services || (parts && parts->base == HoleKind::collection_url))
    return AdoEvidence::host;
  // "{site}/_api/web/lists" is SharePoint's.
  return url->area == UrlArea::api_internal && url->host.kind == HostKind::unknown ? AdoEvidence::none
                                                                                   : AdoEvidence::anchor;
}

}  // namespace patscope
