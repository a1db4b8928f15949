#include "cli/changed_files.h"

#include <fmt/core.h>

#ifndef _WIN32
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

#include <array>
#include <cerrno>
#include <cstdlib>
#include <vector>

#include "text/strings.h"

#ifndef _WIN32
extern char** environ;  // POSIX wants it declared by the program; glibc does so too
#endif

namespace patscope::cli {
namespace {

#ifdef _WIN32

/// Not asked there yet: all pipelines are checked.
std::optional<std::string> output_of(const std::vector<std::string>&) {
  return std::nullopt;
}

#else

/// A diff is a list of names; nothing that is larger is one.
constexpr std::size_t largest_diff = 64U << 20U;

std::string read_all(int pipe) {
  std::string text;
  std::array<char, 65536> part{};
  while (text.size() < largest_diff) {
    const auto size = ::read(pipe, part.data(), part.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    text.append(part.data(), static_cast<std::size_t>(size));
  }
  return text;
}

/// Starts git with its output on `pipe` and its complaints nowhere; nothing when there is no git.
std::optional<pid_t> start(std::vector<std::string> words, int pipe) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, pipe, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? std::optional(child) : std::nullopt;
}

/// What the command prints, without a shell; nothing when it cannot be started or fails.
std::optional<std::string> output_of(const std::vector<std::string>& words) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return std::nullopt;
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  const auto child = start(words, ends[1]);
  ::close(ends[1]);
  auto text = child ? read_all(ends[0]) : std::string();
  ::close(ends[0]);
  if (!child) return std::nullopt;
  int status = 0;
  while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return text;
}

#endif

bool in_pull_request() {
  const char* number = std::getenv("SYSTEM_PULLREQUEST_PULLREQUESTID");
  return number != nullptr && *number != '\0';
}

/// Nothing when git cannot tell.
std::optional<std::set<std::string>> changed_files(const std::filesystem::path& root) {
  const auto git = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "-C", root.string(), "-c", "core.fsmonitor=false"});
    return output_of(words);
  };
  // Of a commit that is no merge the first parent is not the target.
  if (!git({"rev-parse", "--verify", "--quiet", "HEAD^2"})) return std::nullopt;
  // No fsmonitor and no external diff: the repository's own configuration starts no program.
  const auto names = git(
      {"diff", "--no-ext-diff", "--no-textconv", "--no-renames", "--relative", "--name-only", "-z", "HEAD^1", "HEAD"});
  if (!names) return std::nullopt;
  std::set<std::string> paths;
  for (const auto path : split(*names, '\0'))
    if (!path.empty()) paths.emplace(path);
  return paths;
}

}  // namespace

std::optional<std::set<std::string>> changed_in_pull_request(const std::filesystem::path& root) {
  if (!in_pull_request()) return std::nullopt;
  auto paths = changed_files(root);
  if (!paths)
    fmt::print(stderr,
               "patscope: --changed-only: git does not know what the pull request changes (a clone of depth 1?); "
               "all pipelines are checked\n");
  return paths;
}

}  // namespace patscope::cli
