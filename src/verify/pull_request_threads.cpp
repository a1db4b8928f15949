#include "verify/pull_request_threads.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "verify/answer.h"

namespace patscope::verify {
namespace {

using Json = nlohmann::json;

constexpr const char* property = "patscope";
/// A page holds 2000 changes; a pull request with more pages than this is treated as one with so many.
constexpr int most_pages = 20;

std::string text_of(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Zero when it is not there.
std::int64_t number_of(const Json& object, const char* key) {
  if (!object.is_object()) return 0;
  const auto found = object.find(key);
  return found != object.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

Json list_of(const std::string& body, const char* key) {
  const auto object = Json::parse(body, nullptr, false);
  if (!object.is_object() || !object.contains(key) || !object[key].is_array()) return Json::array();
  return object[key];
}

bool is_deleted(const Json& object) {
  return object.value("isDeleted", Json(false)) == Json(true);
}

/// The service wraps a property as {"$type": "System.String", "$value": "..."}.
std::string marker_of(const Json& thread) {
  const auto properties = thread.find("properties");
  if (properties == thread.end() || !properties->is_object() || !properties->contains(property)) return {};
  const auto& value = (*properties)[property];
  return value.is_string() ? value.get<std::string>() : text_of(value, "$value");
}

std::optional<Thread> thread_of(const Json& thread) {
  if (!thread.is_object() || is_deleted(thread)) return std::nullopt;
  const auto comments = thread.find("comments");
  if (comments == thread.end() || !comments->is_array() || comments->empty()) return std::nullopt;
  const auto& first = comments->front();
  Thread ours{.id = std::to_string(number_of(thread, "id")),
              .status = text_of(thread, "status"),
              .marker = marker_of(thread),
              .comment_id = std::to_string(number_of(first, "id")),
              .text = text_of(first, "content")};
  if (ours.marker.empty() || !first.is_object() || is_deleted(first)) return std::nullopt;
  return ours;
}

Json place_of(const LineComment& comment) {
  const Json position = {{"line", comment.line}, {"offset", comment.column}};
  return {{"filePath", "/" + comment.path}, {"rightFileStart", position}, {"rightFileEnd", position}};
}

}  // namespace

std::optional<std::string> PullRequestApi::send(const char* method, const std::string& path, std::string body) {
  const auto route = fmt::format("{{project}}/_apis/git/repositories/{}/pullRequests/{}/{}{}api-version=7.1",
                                 percent_encoded(pull_request_.repository), percent_encoded(pull_request_.id), path,
                                 path.find('?') == std::string::npos ? "?" : "&");
  const auto answer = transport_.send({.method = method,
                                       .url = url_of(pull_request_.service, "", route),
                                       .headers = {},
                                       .authorization = &authorization_,
                                       .body = std::move(body)});
  if (read(answer) == Reading::success) return answer.response.body;
  problems_.push_back(fmt::format("{} {}: {}", method, path.substr(0, path.find('?')), evidence(answer)));
  return std::nullopt;
}

std::optional<std::set<std::string>> PullRequestApi::changed_files() {
  const auto iterations = send("GET", "iterations", {});
  if (!iterations) return std::nullopt;
  std::int64_t newest = 0;
  for (const auto& iteration : list_of(*iterations, "value")) newest = std::max(newest, number_of(iteration, "id"));
  std::set<std::string> files;
  std::int64_t skip = 0;
  for (int page = 0; page < most_pages; ++page) {
    const auto changes = send("GET", fmt::format("iterations/{}/changes?$top=2000&$skip={}", newest, skip), {});
    if (!changes) return std::nullopt;
    for (const auto& change : list_of(*changes, "changeEntries"))
      if (const auto path = text_of(change.value("item", Json::object()), "path"); path.starts_with('/'))
        files.insert(path.substr(1));
    const auto next = number_of(Json::parse(*changes, nullptr, false), "nextSkip");
    if (next <= skip) break;
    skip = next;
  }
  return files;
}

std::optional<std::vector<Thread>> PullRequestApi::our_threads() {
  const auto body = send("GET", "threads", {});
  if (!body) return std::nullopt;
  std::vector<Thread> threads;
  for (const auto& thread : list_of(*body, "value"))
    if (auto ours = thread_of(thread)) threads.push_back(std::move(*ours));
  return threads;
}

void PullRequestApi::create(const LineComment& comment) {
  Json thread = {{"comments", {{{"parentCommentId", 0}, {"content", comment.text}, {"commentType", "text"}}}},
                 {"status", "active"},
                 {"properties", {{property, comment.marker}}}};
  if (!comment.path.empty()) thread["threadContext"] = place_of(comment);
  static_cast<void>(send("POST", "threads", thread.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

void PullRequestApi::set_status(const Thread& thread, std::string_view status) {
  static_cast<void>(send("PATCH", "threads/" + thread.id, Json{{"status", status}}.dump()));
}

void PullRequestApi::set_text(const Thread& thread, const std::string& text) {
  const auto body = Json{{"content", text}}.dump(-1, ' ', false, Json::error_handler_t::replace);
  static_cast<void>(send("PATCH", fmt::format("threads/{}/comments/{}", thread.id, thread.comment_id), body));
}

}  // namespace patscope::verify
