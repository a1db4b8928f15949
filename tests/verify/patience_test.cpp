#include "verify/patience.h"

#include <gtest/gtest.h>

#include "fake_transport.h"

namespace patscope::verify {
namespace {

TEST(Patience, WaitsAsLongAsToldButNoLongerThanTheBoundAndOnlyOnce) {
  struct Row {
    const char* retry_after;
    int seconds;
  };
  const Row rows[] = {{"3", 3}, {"3600", 10}, {"-1", 0}, {"", 1}, {"Wed, 21 Oct 2026 07:28:00 GMT", 1}};
  for (const auto& row : rows) {
    FakeTransport service;
    service.on("", 429, "", {{"retry-after", row.retry_after}});
    std::vector<std::chrono::seconds> pauses;
    Patient patient(service, [&](std::chrono::seconds pause) { pauses.push_back(pause); });
    EXPECT_EQ(patient.send({.url = "https://dev.azure.com/"}).response.status, 429);
    EXPECT_EQ(pauses, std::vector<std::chrono::seconds>{std::chrono::seconds(row.seconds)}) << row.retry_after;
    EXPECT_EQ(service.sent.size(), 2U);
  }
}

TEST(Patience, DoesNotRepeatWhatWasAnswered) {
  FakeTransport service;
  service.on("", 401);
  Patient patient(service, [](std::chrono::seconds) { FAIL(); });
  EXPECT_EQ(patient.send({.url = "https://dev.azure.com/"}).response.status, 401);
  EXPECT_EQ(service.sent.size(), 1U);
}

}  // namespace
}  // namespace patscope::verify
