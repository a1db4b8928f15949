#include "verify/patience.h"

#include <algorithm>
#include <charconv>

#include "verify/answer.h"

namespace patscope::verify {
namespace {

/// The header may also hold a date, which this service does not send: then a second.
std::chrono::seconds retry_after(const net::Response& response, std::chrono::seconds longest) {
  const auto header = response.header("retry-after");
  int seconds = 1;
  std::from_chars(header.data(), header.data() + header.size(), seconds);
  return std::clamp(std::chrono::seconds(seconds), std::chrono::seconds(0), longest);
}

}  // namespace

net::Answer Patient::send(const net::Request& request) {
  auto answer = transport_.send(request);
  if (read(answer) != Reading::throttled) return answer;
  pause_(retry_after(answer.response, longest_));
  return transport_.send(request);
}

}  // namespace patscope::verify
