#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rest/text.h"

namespace patscope {

/// One segment of a path: literals and holes, percent-decoded after splitting.
struct Segment {
  Text text;

  /// The segment's bytes when nothing in it is unknown.
  [[nodiscard]] std::optional<std::string> literal() const { return text.known(); }
  /// Nothing but one hole: fits any parameter; may hide several segments when the hole's kind is `any`.
  [[nodiscard]] bool is_hole() const { return text.pieces.size() == 1 && text.pieces.front().hole.has_value(); }
};

enum class HostKind {
  services,     ///< dev.azure.com, {service}.dev.azure.com, {org}.visualstudio.com and its sub-hosts, marketplace
  on_premises,  ///< another host with a path that is Azure DevOps Server's ("/tfs/Collection/_apis")
  unknown,      ///< the host is a hole
  foreign,      ///< somebody else's
};

/// What stands in front of the route decides nothing about scopes, but much about findings.
struct UrlHost {
  HostKind kind = HostKind::unknown;
  std::string name;     ///< lower case, without port; "{}" for holes
  std::string service;  ///< "vssps", "feeds", "pkgs", "vsrm", ...; empty for the core service
};

/// The root below which a route is matched.
enum class UrlArea { apis, git, packaging, odata, api_internal, none };

/// An Azure DevOps URL taken apart. See tests/rest/url_test.cpp for the pitfalls.
struct UrlPattern {
  UrlHost host;
  UrlArea area = UrlArea::none;
  /// Between host and anchor: organization or collection, project, team. User info, port, empty segments, "tfs" and
  /// the "DefaultCollection" of old URLs are gone; the organization of "org.visualstudio.com" stands first. A hole
  /// in front of the whole URL ("{System.CollectionUri}Project/_apis") counts as organization.
  std::vector<Segment> context;
  /// Behind the anchor ("_apis"), which is left out.
  std::vector<Segment> route;
  /// Lower-cased names of the query's parameters that are literals.
  std::vector<std::string> query_names;
  /// "name=value" of those whose value is a literal too, lower-cased: "service=git-receive-pack".
  std::vector<std::string> query_pairs;
  /// Something may follow that is unknown: the URL's path ends in a hole of kind `any`, and no query follows.
  bool open_ended = false;

  /// Nothing when `url` is no http(s) URL (relative and ssh ones are none) or has no anchor and no Azure DevOps host.
  /// The scheme may be missing or a hole. A foreign host with an anchor is returned as `foreign` unless the path is
  /// one of Azure DevOps Server: ".../tfs/...", or `_apis` with an area that the server knows behind it, or a
  /// collection in front of the other anchors.
  [[nodiscard]] static std::optional<UrlPattern> parse(const Text& url);
};

/// What makes a URL one of Azure DevOps, weakest first.
enum class AdoEvidence {
  none,    ///< nothing does, or the host speaks against it
  anchor,  ///< `_apis`, `_git`, `_packaging` or `_odata` on a host that is a hole or may be somebody's own server
  host,    ///< the host is the service's, or the URL starts with System.CollectionUri
};

[[nodiscard]] AdoEvidence evidence_of(const Text& url);

/// The host (lower case, without port, `{name}` for a hole) of a URL that leads to somebody else. Nothing for the
/// service's own domains, what may be a server of Azure DevOps, this machine, and a host of which too little is known.
[[nodiscard]] std::optional<std::string> foreign_host(const Text& url);

/// A URL as people write it down, with what they leave open as holes of kind `segment`: `{id}`, `<id>`, `$(id)`,
/// `${id}`, `%s`, and `$id` unless it is a real value (`$batch`, `$ruleEngine`, `$Bug` behind "workitems"; a work item
/// type begins with a capital letter). An escape in front of `$` is dropped. Queries and fragments are kept as they
/// are.
[[nodiscard]] Text pasted_url(std::string_view written);

}  // namespace patscope
