#pragma once

#include <string>
#include <string_view>

namespace patscope::verify {

/// Where one organization's services answer.
struct Service {
  std::string organization;  ///< its name
  std::string server;        ///< URL of a collection on premises (or of a stand-in), without trailing slash; else empty
  std::string project;       ///< for probes that need one; may be empty
};

/// The absolute URL of `path` ("_apis/projects", with `{project}` for the project) at a sub-host ("", "vssps",
/// "feeds"). A server has one host for all.
[[nodiscard]] std::string url_of(const Service& service, std::string_view sub_host, std::string_view path);

/// All but letters, digits and "-._~" as "%XX".
[[nodiscard]] std::string percent_encoded(std::string_view text);

/// "contoso", "https://dev.azure.com/contoso/" and "https://contoso.visualstudio.com" are the organization contoso.
[[nodiscard]] std::string organization_name(std::string_view name_or_url);

}  // namespace patscope::verify
