#pragma once

#include <string>
#include <string_view>

#include "rest/url.h"

namespace patscope {

/// Where a host's URLs name the organization.
enum class OrganizationIn { path, host, nowhere };

/// What a host name alone tells.
struct HostFacts {
  HostKind kind = HostKind::foreign;  ///< never `on_premises`: that takes the path
  std::string service;
  OrganizationIn organization = OrganizationIn::path;
  /// GitHub's own runner services and SharePoint have `_apis` and `_api` too: the path proves nothing there.
  bool never_azure_devops = false;
};

/// `name` in lower case and without port, `text_hole_byte` for every hole.
[[nodiscard]] HostFacts facts_of_host(std::string_view name);

/// The first words behind `_apis/` that Azure DevOps Server answers to.
[[nodiscard]] bool is_server_area(std::string_view word);

}  // namespace patscope
