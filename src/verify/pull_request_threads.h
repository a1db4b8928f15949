#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "verify/pull_request.h"

namespace patscope::verify {

/// A thread that carries our property.
struct Thread {
  std::string id;
  std::string status;  ///< "active", "fixed", "closed", "wontFix", "byDesign", "pending"
  std::string marker;
  std::string comment_id;  ///< of its first comment
  std::string text;        ///< of that comment
};

/// One pull request as its API shows it; every function that may fail says so by adding to `problems`.
class PullRequestApi {
 public:
  PullRequestApi(net::Transport& transport, const PullRequest& pull_request, const net::Secret& authorization)
      : transport_(transport), pull_request_(pull_request), authorization_(authorization) {}

  /// Paths that the pull request changes as it is now, relative to the root. Nothing when the service does not tell.
  [[nodiscard]] std::optional<std::set<std::string>> changed_files();
  [[nodiscard]] std::optional<std::vector<Thread>> our_threads();
  /// `comment` without a path is a thread of the whole pull request.
  void create(const LineComment& comment);
  void set_status(const Thread& thread, std::string_view status);
  void set_text(const Thread& thread, const std::string& text);

  [[nodiscard]] const std::vector<std::string>& problems() const { return problems_; }

 private:
  /// The body of a success; nothing otherwise. `path` behind the pull request's own URL.
  [[nodiscard]] std::optional<std::string> send(const char* method, const std::string& path, std::string body);

  net::Transport& transport_;
  const PullRequest& pull_request_;
  const net::Secret& authorization_;
  std::vector<std::string> problems_;
};

}  // namespace patscope::verify
