#include "cli/pull_request.h"

#include <fmt/format.h>

#include <thread>

#include "cli/service.h"
#include "cli/tokens.h"
#include "net/transport.h"
#include "report/formats/agent_commands.h"
#include "report/formats/discussion.h"
#include "text/world_error.h"
#include "verify/patience.h"

namespace patscope::cli {
namespace {

constexpr const char* option = "--pr-comments";

/// As the agent spells the kinds of repositories: learn.microsoft.com/azure/devops/pipelines/build/variables.
constexpr const char* azure_repos = "TfsGit";

std::optional<std::string> pull_request_of(const net::Environment& environment) {
  if (environment("BUILD_REPOSITORY_PROVIDER") != azure_repos) return std::nullopt;
  auto id = environment("SYSTEM_PULLREQUEST_PULLREQUESTID");
  return id && !id->empty() ? id : std::nullopt;
}

std::vector<std::string> say(const verify::Discussion& discussion, const std::string& id, const LiveOptions& options,
                             const net::Environment& environment) {
  const auto authorization =
      net::authorization_header(token_in("SYSTEM_ACCESSTOKEN", option, environment), net::Scheme::bearer);
  const auto network = net::make_transport(transport_options(options, environment));
  verify::Patient patient(*network, [](std::chrono::seconds pause) { std::this_thread::sleep_for(pause); });
  const verify::PullRequest pull_request{.service = service_of(options, environment),
                                         .repository = environment("BUILD_REPOSITORY_ID").value_or(""),
                                         .id = id};
  return verify::discuss(patient, pull_request, authorization, discussion);
}

void warn(const std::string& problem, Format format) {
  if (format == Format::azure)
    fmt::print("{}", report::agent_command("task.logissue", {{"type", "warning"}}, problem));
  else
    fmt::print(stderr, "patscope: {}\n", problem);
}

}  // namespace

void comment_on_pull_request(const report::Report& report, const World& world, const Options& options,
                             const net::Environment& environment) {
  const auto id = pull_request_of(environment);
  if (!id) return;
  try {
    const auto discussion = report::discussion_of(report, world.sources, world.catalog.scopes());
    for (const auto& problem : say(discussion, *id, options.live, environment))
      warn(fmt::format("{}: {}", option, problem), options.format);
  } catch (const WorldError& error) {
    warn(error.what(), options.format);
  }
}

}  // namespace patscope::cli
