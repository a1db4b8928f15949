// PowerShellGet, PSResourceGet and PackageManagement against a feed that an earlier command registered under a name.

#include <algorithm>
#include <array>

#include "calls/recognise/options.h"
#include "calls/recognise/package_feeds.h"
#include "calls/recognise/recognisers.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

// The parameters as documented of the three modules' cmdlets together.
const CmdletShape shape{
    .parameters = {"Name",
                   "Repository",
                   "Source",
                   "SourceLocation",
                   "PublishLocation",
                   "ScriptSourceLocation",
                   "ScriptPublishLocation",
                   "Uri",
                   "Location",
                   "ProviderName",
                   "PackageManagementProvider",
                   "InstallationPolicy",
                   "Priority",
                   "Credential",
                   "CredentialInfo",
                   "ApiVersion",
                   "NuGetApiKey",
                   "ApiKey",
                   "Path",
                   "NupkgPath",
                   "Version",
                   "RequiredVersion",
                   "MinimumVersion",
                   "MaximumVersion",
                   "AllVersions",
                   "Scope",
                   "Destination",
                   "Proxy",
                   "Tag",
                   "Tags",
                   "Type",
                   "ReleaseNotes",
                   "DestinationPath",
                   "TemporaryPath",
                   "ErrorAction",
                   "WarningAction"},
    .switches = {"Force", "Trusted", "AllowPrerelease", "Prerelease", "AllowClobber", "SkipPublisherCheck",
                 "AcceptLicense", "PassThru", "Quiet", "Reinstall", "TrustRepository", "SkipDependenciesCheck",
                 "SkipDependencyCheck", "AsNupkg", "IncludeXml", "IncludeDependencies", "Verbose", "Confirm",
                 "PSGallery"},
    .positional = {"Name"},
    .aliases = {{"SourceUri", "SourceLocation"}, {"PublishUri", "PublishLocation"}, {"Url", "Uri"}}};

constexpr std::string_view prefix = "powershell.repository.";

std::string key_of(const Value& name) {
  return std::string(prefix) + to_lower(spelling(name));
}

/// Register-PSRepository -Name N -SourceLocation URL; the first that names a URL.
void remember_repository(State& state, const std::vector<std::pair<std::string, Value>>& bindings) {
  const auto name = bound_or_nothing(bindings, "Name");
  for (const auto* parameter : {"PublishLocation", "SourceLocation", "Uri", "Location"})
    if (const auto* url = bound(bindings, parameter))
      return remember_feed(state, key_of(name), *url, bound_or_nothing(bindings, "Credential"));
}

/// The feed behind -Repository or -Source, which may be a URL itself. Without one all that were registered are asked,
/// if there is a credential to ask them with.
std::vector<Feed> feeds_of(const State& state, const std::vector<std::pair<std::string, Value>>& bindings) {
  const auto* repository = bound(bindings, "Repository");
  if (repository == nullptr) repository = bound(bindings, "Source");
  std::vector<Feed> feeds;
  if (repository == nullptr && bound(bindings, "Credential") == nullptr) return feeds;
  for (auto& [name, feed] : remembered_feeds(state, prefix))
    if (repository == nullptr || name == to_lower(spelling(*repository))) feeds.push_back(std::move(feed));
  if (feeds.empty() && repository != nullptr && is_azure_artifacts(*repository)) feeds.push_back({*repository, {}});
  if (const auto* credential = bound(bindings, "Credential"))
    for (auto& feed : feeds) feed.credential = *credential;
  return feeds;
}

/// A repository that nothing in the job registers, asked with a credential: which feed it is cannot be told.
std::optional<Effect> unknown_feed(const Invocation& invocation,
                                   const std::vector<std::pair<std::string, Value>>& bindings,
                                   std::string_view method) {
  const auto* credential = bound(bindings, "Credential");
  const auto repository = bound_or_nothing(bindings, "Repository");
  const bool sends = credential != nullptr && !carried_by(invocation.state, *credential).empty();
  if (!sends || repository.is_nothing() || equals_ignoring_case(spelling(repository), "PSGallery")) return std::nullopt;
  Request request{.method = Value(std::string(method)), .url = {}, .headers = {}, .credential = *credential};
  request.idiom = invocation.name;
  request.unresolved = "nothing in this job registers the repository " + as_text(repository).with_names();
  request.azure_devops = true;
  return Effect{.requests = {request}, .result = unknown("output")};
}

}  // namespace

std::optional<Effect> recognise_powershell_repository(Invocation& invocation) {
  const auto bindings = bind(invocation, shape);
  const auto& name = invocation.name;
  if (name.starts_with("register-") || name.starts_with("set-")) {
    remember_repository(invocation.state, bindings);
    return Effect{.requests = {}, .result = Value()};
  }
  const bool publishes = name.starts_with("publish-");
  auto feeds = feeds_of(invocation.state, bindings);
  if (feeds.empty())
    if (auto effect = unknown_feed(invocation, bindings, publishes ? write_packages : read_packages)) return effect;
  if (!publishes) return package_requests(read_packages, feeds, name);
  const auto* key = bound(bindings, "NuGetApiKey");
  if (key == nullptr) key = bound(bindings, "ApiKey");
  return uploads(invocation.state, "nuget", std::move(feeds), key == nullptr ? Value() : *key, name);
}

}  // namespace patscope::calls
