#include "rest/hosts.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/strings.h"

namespace patscope {
namespace {

struct HostRow {
  std::string_view pattern;  ///< `*` is a label or the end of one; `$` a label that names the service
  HostKind kind;
  OrganizationIn organization;
  std::string_view service = {};
};

using enum HostKind;

// The first row that fits decides. Names: MicrosoftDocs/azure-devops-docs, organizations/security/allow-list-ip-url.md,
// and the hosts of the published specifications; the rows that are no service are from experience with build scripts.
constexpr auto host_rows = std::to_array<HostRow>({
    {"dev.azure.com", services, OrganizationIn::path},
    {"ssh.dev.azure.com", foreign, OrganizationIn::nowhere},
    {"status.dev.azure.com", services, OrganizationIn::nowhere, "status"},
    {"app.vssps.dev.azure.com", services, OrganizationIn::nowhere, "vssps"},
    {"$.dev.azure.com", services, OrganizationIn::path},
    {"marketplace.visualstudio.com", services, OrganizationIn::nowhere, "marketplace"},
    {"app.vssps.visualstudio.com", services, OrganizationIn::nowhere, "vssps"},
    {"spsprod*.vssps.visualstudio.com", services, OrganizationIn::path, "vssps"},
    {"vs-ssh.visualstudio.com", foreign, OrganizationIn::nowhere},
    {"app.vstoken.visualstudio.com", foreign, OrganizationIn::nowhere},
    {"www.visualstudio.com", foreign, OrganizationIn::nowhere},
    {"my.visualstudio.com", foreign, OrganizationIn::nowhere},
    {"code.visualstudio.com", foreign, OrganizationIn::nowhere},
    {"*.code.visualstudio.com", foreign, OrganizationIn::nowhere},
    {"download.visualstudio.com", foreign, OrganizationIn::nowhere},
    {"*.visualstudio.com", services, OrganizationIn::host},
    {"*.$.visualstudio.com", services, OrganizationIn::host},
});

constexpr auto service_domains = std::to_array<std::string_view>({"dev.azure.com", "visualstudio.com"});

constexpr auto foreign_domains = std::to_array<std::string_view>({
    ".actions.githubusercontent.com",
    ".sharepoint.com",
});

// Sorted. From the routes that the server lists in its answers to OPTIONS.
constexpr auto server_areas = std::to_array<std::string_view>({
    "accesscontrolentries",
    "accesscontrollists",
    "audit",
    "build",
    "codereview",
    "connectiondata",
    "contribution",
    "core",
    "customerintelligence",
    "dashboard",
    "discussion",
    "distributedtask",
    "environments",
    "extensionmanagement",
    "favorite",
    "featuremanagement",
    "feed",
    "gallery",
    "git",
    "graph",
    "hooks",
    "hub",
    "identities",
    "identitypicker",
    "location",
    "notification",
    "operations",
    "packaging",
    "permissions",
    "pipelines",
    "policy",
    "process",
    "processadministration",
    "processes",
    "projectanalysis",
    "projectcollections",
    "projecthistory",
    "projects",
    "properties",
    "public",
    "release",
    "resourceareas",
    "resources",
    "search",
    "security",
    "securitynamespaces",
    "securityroles",
    "serviceendpoint",
    "servicedefinitions",
    "settings",
    "sourceproviders",
    "tagging",
    "teams",
    "test",
    "testplan",
    "testresults",
    "tfvc",
    "visits",
    "wiki",
    "wit",
    "work",
    "workitemtracking",
});

/// A hole in front of a literal label may hold whole labels and their dots: "{prefix}dev" is the label "dev".
std::string_view behind_hole(std::string_view label) {
  const auto at = label.rfind(text_hole_byte);
  return at == std::string_view::npos || at + 1 == label.size() ? label : label.substr(at + 1);
}

bool label_fits(std::string_view pattern, std::string_view label) {
  if (pattern == "*" || pattern == "$") return !label.empty();
  if (pattern.ends_with('*')) return label.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == behind_hole(label);
}

struct Fit {
  bool fits = false;
  std::string_view service;
};

Fit fit(std::string_view pattern, const std::vector<std::string_view>& labels) {
  const auto wanted = split(pattern, '.');
  if (wanted.size() != labels.size()) return {};
  Fit result{.fits = true, .service = {}};
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!label_fits(wanted[i], labels[i])) return {};
    if (wanted[i] == "$" && labels[i].find(text_hole_byte) == std::string_view::npos) result.service = labels[i];
  }
  return result;
}

/// "{}", "dev.{}", "{}azure.com": the part behind the last hole does not rule Azure DevOps out.
bool may_be_azure_devops(std::string_view name) {
  const auto at = name.rfind(text_hole_byte);
  if (at == std::string_view::npos) return false;
  const auto tail = name.substr(at + 1);
  return std::any_of(service_domains.begin(), service_domains.end(),
                     [&](std::string_view domain) { return domain.ends_with(tail); });
}

}  // namespace

HostFacts facts_of_host(std::string_view name) {
  const auto labels = split(name, '.');
  for (const auto& row : host_rows) {
    const auto found = fit(row.pattern, labels);
    if (!found.fits) continue;
    return {.kind = row.kind,
            .service = std::string(row.service.empty() ? found.service : row.service),
            .organization = row.organization,
            .never_azure_devops = row.kind == foreign};
  }
  if (may_be_azure_devops(name)) return {.kind = unknown, .service = {}};
  const bool never = std::any_of(foreign_domains.begin(), foreign_domains.end(),
                                 [&](std::string_view domain) { return name.ends_with(domain); });
  return {.kind = foreign, .service = {}, .never_azure_devops = never};
}

bool is_server_area(std::string_view word) {
  return std::binary_search(server_areas.begin(), server_areas.end(), to_lower(word));
}

}  // namespace patscope
