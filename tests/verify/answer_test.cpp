#include "verify/answer.h"

#include <gtest/gtest.h>

namespace patscope::verify {
namespace {

net::Answer answer(int status, std::vector<net::Header> headers, std::string body = {}) {
  return {.response = {.status = status, .headers = std::move(headers), .body = std::move(body)}};
}

const net::Header json{"content-type", "application/json; charset=utf-8"};
const net::Header html{"content-type", "text/html"};
const net::Header own{"x-vss-e2eid", "1"};

TEST(Answer, ReadsEachRowOfTheStatusTable) {
  struct Row {
    const char* situation;
    net::Answer answer;
    Reading reading;
  };
  const Row rows[] = {
      {"valid", answer(200, {json}, "{}"), Reading::success},
      {"expired, said in the body",
       answer(401, {json}, R"({"message":"Access Denied: The Personal Access Token used has expired."})"),
       Reading::expired},
      {"expired, said in the header",
       answer(401,
              {{"x-tfs-serviceerror", "Access%20Denied%3A%20The%20Personal%20Access%20Token%20used%20has%20expired."}}),
       Reading::expired},
      {"scope missing",
       answer(401, {json}, R"({"message":"TF400813: The user '' is not authorized to access this resource."})"),
       Reading::unauthorized},
      {"permission missing", answer(403, {json}, R"({"message":"You need to have 'AddPackage'"})"), Reading::forbidden},
      {"hidden from this user", answer(404, {json}, "TF401019"), Reading::not_found},
      {"garbage: the sign-in page with 203", answer(203, {html}, "<html>Sign in"), Reading::signed_out},
      {"garbage: a redirect to the sign-in page",
       answer(302, {{"location", "https://spsprodcus5.vssps.visualstudio.com/_signin?x"}}, "Object moved"),
       Reading::signed_out},
      {"conditional access", answer(401, {json}, "VS403463: The conditional access policy ..."), Reading::policy},
      {"throttled", answer(429, {{"retry-after", "3"}}, "TF400733"), Reading::throttled},
      {"server error", answer(503, {html}), Reading::server_error},
      {"body refused after authorization", answer(400, {json, own}), Reading::bad_request},
      {"a proxy's login page", answer(200, {html}, "<html>Proxy login"), Reading::foreign_page},
      {"a proxy's 407", answer(407, {html}), Reading::foreign_page},
      {"a proxy's 403", answer(403, {html}, "blocked by your company"), Reading::foreign_page},
      {"a captive portal", answer(302, {{"location", "http://portal.example/login"}}), Reading::foreign_page},
      {"200 without a type", answer(200, {}, "ok"), Reading::unknown},
      {"a status that nobody has described", answer(299, {json}), Reading::unknown},
      {"a 400 of somebody else", answer(400, {html}), Reading::unknown},
      {"no network", {.trouble = net::Trouble::connection}, Reading::no_answer},
  };
  for (const auto& row : rows) EXPECT_EQ(read(row.answer), row.reading) << row.situation;
}

TEST(Answer, SaysWhomTheServiceAnswered) {
  EXPECT_EQ(caller_of(answer(200, {{"x-vss-userdata", "42:me@example.com"}}).response), Caller::known);
  EXPECT_EQ(caller_of(answer(200, {{"x-vss-userdata", "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa:"}}).response),
            Caller::anonymous);
  EXPECT_EQ(caller_of(answer(200, {}).response), Caller::unstated);
}

TEST(Answer, ShowsEvidenceWithoutWhatTheServerWrote) {
  EXPECT_EQ(evidence(answer(401, {json}, "##vso[task.complete]canary")), "status 401: not authorized");
}

}  // namespace
}  // namespace patscope::verify
