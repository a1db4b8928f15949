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

/// An Azure DevOps URL taken apart. See docs on pitfalls in tests/rest/url_test.cpp.
struct UrlPattern {
  UrlHost host;
  UrlArea area = UrlArea::none;
  /// Between host and anchor: organization or collection, project, team. User info, port, empty segments are gone.
  std::vector<Segment> context;
  /// Behind the anchor ("_apis"), which is left out.
  std::vector<Segment> route;
  /// Lower-cased names of the query's parameters that are literals.
  std::vector<std::string> query_names;
  /// Something may follow that is unknown: the URL ends in a hole of kind `any`.
  bool open_ended = false;

  /// Nothing when `url` is no URL at all or has no anchor and no Azure DevOps host.
  [[nodiscard]] static std::optional<UrlPattern> parse(const Text& url);
};

}  // namespace patscope
