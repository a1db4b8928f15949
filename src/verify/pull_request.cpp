#include "verify/pull_request.h"

#include <algorithm>

#include "verify/pull_request_threads.h"

namespace patscope::verify {
namespace {

constexpr const char* summary_marker = "summary";

/// What is to be said here: comments on changed files, as many as may be, and the summary.
std::vector<LineComment> wanted_comments(const Discussion& discussion, const std::set<std::string>& changed) {
  std::vector<LineComment> wanted;
  for (const auto& comment : discussion.comments)
    if (changed.contains(comment.path) && wanted.size() < most_comments) wanted.push_back(comment);
  if (!discussion.summary.empty()) wanted.push_back({.marker = summary_marker, .path = {}, .text = discussion.summary});
  return wanted;
}

bool is_open(const Thread& thread) {
  return thread.status == "active" || thread.status == "pending";
}

/// `fixed` is how we resolve; what people set otherwise is their decision and stays.
void say_again(PullRequestApi& api, const Thread& thread, const LineComment& comment) {
  if (!is_open(thread) && thread.status != "fixed") return;
  if (thread.text != comment.text) api.set_text(thread, comment.text);
  if (!is_open(thread)) api.set_status(thread, "active");
}

}  // namespace

std::vector<std::string> discuss(net::Transport& transport, const PullRequest& pull_request,
                                 const net::Secret& authorization, const Discussion& discussion) {
  PullRequestApi api(transport, pull_request, authorization);
  const auto changed = api.changed_files();
  const auto threads = changed ? api.our_threads() : std::nullopt;
  if (!changed || !threads) return api.problems();

  const auto wanted = wanted_comments(discussion, *changed);
  for (const auto& comment : wanted) {
    const auto thread = std::find_if(threads->begin(), threads->end(),
                                     [&](const Thread& each) { return each.marker == comment.marker; });
    if (thread == threads->end())
      api.create(comment);
    else
      say_again(api, *thread, comment);
  }
  for (const auto& thread : *threads) {
    const bool still_said = std::any_of(wanted.begin(), wanted.end(),
                                        [&](const LineComment& comment) { return comment.marker == thread.marker; });
    if (!still_said && is_open(thread)) api.set_status(thread, "fixed");
  }
  return api.problems();
}

}  // namespace patscope::verify
