#include "calls/tasks/authenticate_tasks.h"

#include <array>

#include "calls/evaluate/text_values.h"
#include "calls/evaluate/variables.h"
#include "calls/follow/paths.h"
#include "calls/recognise/package_feeds.h"
#include "calls/tasks/task_inputs.h"
#include "calls/tasks/task_names.h"
#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

using pipeline::Step;
using pipeline::VariableScope;

constexpr std::string_view own_connection = "workloadIdentityServiceConnection|azureDevOpsServiceConnection";

/// The tasks' manifests (confidence high).
struct AuthenticateTask {
  std::string_view task;         ///< without its version
  std::string_view tool;         ///< as `remember_login` names it
  std::string_view connections;  ///< input with the names of connections for feeds elsewhere
  std::string_view feeds;        ///< input with the feeds that a variable or a settings file will name
};
constexpr std::array tasks = {
    AuthenticateTask{"NuGetAuthenticate", "nuget", "nuGetServiceConnections", ""},
    AuthenticateTask{"npmAuthenticate", "npm", "customEndpoint", ""},
    AuthenticateTask{"MavenAuthenticate", "maven", "mavenServiceConnections", "artifactsFeeds"},
    AuthenticateTask{"CargoAuthenticate", "cargo", "cargoServiceConnections", ""},
    AuthenticateTask{"PipAuthenticate", "pip", "pythonDownloadServiceConnections", "artifactFeeds|feedList"},
    AuthenticateTask{"TwineAuthenticate", "twine", "pythonUploadServiceConnection", "artifactFeed"},
};

/// The job token, unless the task was given connections.
Hole credential_of(const AuthenticateTask& task, const Step& step, const VariableScope& scope) {
  std::vector<Credential> carried;
  for (const auto inputs : {own_connection, task.connections}) {
    const auto names = input_text(step, scope, inputs).with_names();
    for (const auto name : split(names, ','))
      if (!trim(name).empty()) carried.push_back({CredentialKind::service_connection, std::string(trim(name))});
  }
  auto hole = *pipeline::predefined_hole("System.AccessToken");
  if (!carried.empty()) hole = {.name = carried.front().name, .kind = HoleKind::any, .carries = carried};
  return hole;
}

/// "project/feed" or "feed" -> "pkgs.dev.azure.com/{organization}/project/_packaging/feed/pypi/"; which organization
/// it is the task knows from the run.
Text feed_place(const Text& feed) {
  const auto flat = flatten(feed);
  const auto slash = flat.find('/');
  Text place(std::string("pkgs.dev.azure.com/"));
  place.append(Text(Hole{.name = "organization", .kind = HoleKind::segment, .carries = {}})).append("/");
  if (slash != std::string::npos) place.append(slice(feed, 0, slash)).append("/");
  place.append("_packaging/").append(slice(feed, slash == std::string::npos ? 0 : slash + 1, flat.size()));
  return place.append("/pypi/");
}

void set_job_variable(Machine& machine, const std::string& name, Value value) {
  machine.state.job.variables.insert_or_assign(to_lower(name), std::move(value));
}

/// PIP_INDEX_URL is the first feed, PIP_EXTRA_INDEX_URL the others; https://build:TOKEN@FEED/simple/.
void set_index_urls(Machine& machine, const Step& step, const Text& feeds, const Hole& credential,
                    const VariableScope& scope) {
  const bool only_extra = equals_ignoring_case(input_text(step, scope, "onlyAddExtraIndex").with_names(), "true");
  std::vector<Text> urls;
  for (const auto& feed : split_text(feeds, ",")) {
    const auto name = trim_text(feed);
    if (name.empty()) continue;
    urls.push_back(Text("https://build:") + Text(credential) + Text("@") + feed_place(name) + Text("simple/"));
  }
  if (urls.empty()) urls.push_back(Text(credential));
  std::size_t first = 0;
  if (!only_extra) set_job_variable(machine, "PIP_INDEX_URL", Value(urls[first++]));
  Text others;
  for (; first < urls.size(); ++first) others = others.empty() ? urls[first] : others.append(" ").append(urls[first]);
  if (!others.empty()) set_job_variable(machine, "PIP_EXTRA_INDEX_URL", Value(others));
}

/// PYPIRC_PATH names a file that the task writes.
void write_pypirc(Machine& machine, const Text& feed, const Hole& credential) {
  Text path(Hole{.name = "Agent.TempDirectory", .kind = HoleKind::any, .carries = {}});
  path.append("/twineAuthenticate/.pypirc");
  Text content;
  if (!feed.empty())
    content = Text("[feed]\nrepository=https://") + feed_place(feed) + Text("upload\nusername=build\npassword=") +
              Text(credential) + Text("\n");
  machine.state.job.files.insert_or_assign(file_key(machine, path), Value(content));
  set_job_variable(machine, "PYPIRC_PATH", Value(path));
}

}  // namespace

void log_in_tools(Machine& machine, const Step& step, const VariableScope& scope) {
  for (const auto& task : tasks) {
    if (!is_named(step, task.task)) continue;
    const auto credential = credential_of(task, step, scope);
    const auto feeds = input_text(step, scope, task.feeds);
    remember_login(machine.state, task.tool, Value(Text(credential)));
    if (task.tool == "maven") remember_feeds_of_login(machine.state, task.tool, feeds);
    if (task.tool == "pip") set_index_urls(machine, step, feeds, credential, scope);
    if (task.tool == "twine") write_pypirc(machine, feeds, credential);
  }
}

}  // namespace patscope::calls
