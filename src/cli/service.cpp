#include "cli/service.h"

#include <fmt/format.h>

#include "net/destination.h"
#include "text/world_error.h"

namespace patscope::cli {
namespace {

std::string without_trailing_slash(std::string url) {
  while (url.ends_with('/')) url.pop_back();
  return url;
}

/// A run of an Azure DevOps Server has a collection there: that server must be named, not taken on trust.
std::string organization_of_run(const net::Environment& environment) {
  for (const auto* name : {"SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"})
    if (const auto url = environment(name))
      if (const auto destination = net::destination_of(*url);
          destination && net::is_azure_devops_host(destination->host))
        return verify::organization_name(*url);
  return {};
}

std::string organization_named(const std::string& typed) {
  const auto name = verify::organization_name(typed);
  if (typed.find("://") == std::string::npos) return name;
  const auto destination = net::destination_of(typed);
  if (!destination || !net::is_azure_devops_host(destination->host))
    throw WorldError(ExitCode::usage,
                     "--organization: expected a name or https://dev.azure.com/NAME; a server is named by --server");
  return name;
}

}  // namespace

verify::Service service_of(const LiveOptions& options, const net::Environment& environment) {
  verify::Service service{.organization = {}, .server = {}, .project = options.project};
  if (service.project.empty()) service.project = environment("SYSTEM_TEAMPROJECT").value_or("");
  if (!options.server.empty()) {
    if (!net::destination_of(options.server))
      throw WorldError(ExitCode::usage, "--server: expected the URL of a collection, https://HOST/COLLECTION");
    service.server = without_trailing_slash(options.server);
    return service;
  }
  service.organization =
      options.organization.empty() ? organization_of_run(environment) : organization_named(options.organization);
  if (service.organization.empty())
    throw WorldError(ExitCode::usage, "no organization: name it with --organization, or a server with --server");
  return service;
}

net::TransportOptions transport_options(const LiveOptions& options, const net::Environment& environment) {
  net::TransportOptions transport{.policy = {}, .environment = environment};
  if (!options.server.empty()) transport.policy.server = net::destination_of(options.server);
  if (options.http_loopback == HttpLoopback::allowed) transport.policy.plain_http = net::PlainHttp::to_loopback;
  return transport;
}

std::string shown_service(const verify::Service& service) {
  return service.server.empty() ? service.organization : service.server;
}

}  // namespace patscope::cli
