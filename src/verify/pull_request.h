#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "net/transport.h"
#include "verify/service.h"

namespace patscope::verify {

/// A pull request of Azure Repos.
struct PullRequest {
  Service service;  ///< with its project
  std::string repository;
  std::string id;
};

/// What a pull request should say at one place. Lines and columns count from 1.
struct LineComment {
  std::string marker;  ///< finds it again: the same for the same finding, whatever else moves
  std::string path;    ///< relative to the repository's root, forward slashes
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::string text;  ///< Markdown
};

/// Everything that a pull request should say.
struct Discussion {
  std::vector<LineComment> comments;  ///< worst first: no more than `most_comments` of them are written
  std::string summary;                ///< Markdown; empty: there is nothing to say, an old summary is resolved
};

inline constexpr std::size_t most_comments = 30;

/// Makes the threads of the pull request say this and no more: what is said already is kept, or put right where its
/// text differs; what is mended is resolved; the rest is written, on files that the pull request changes. A thread that
/// people closed by hand stays closed. Needs vso.threads_full and the permission to contribute to pull requests.
/// Returns what did not succeed, a sentence each, without anything that the server wrote.
[[nodiscard]] std::vector<std::string> discuss(net::Transport& transport, const PullRequest& pull_request,
                                               const net::Secret& authorization, const Discussion& discussion);

}  // namespace patscope::verify
