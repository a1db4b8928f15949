#include "support/stand_in/certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cstdlib>

#include "text/check.h"

namespace patscope::stand_in {
namespace {

template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, Freed<X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free>>;

std::string bytes_of(BIO* memory) {
  char* begin = nullptr;
  const auto length = BIO_get_mem_data(memory, &begin);
  return {begin, static_cast<std::size_t>(length)};
}

std::string pem_of(X509* certificate) {
  const Memory memory(BIO_new(BIO_s_mem()));
  check(PEM_write_bio_X509(memory.get(), certificate) == 1, "a certificate cannot be written");
  return bytes_of(memory.get());
}

std::string pem_of(EVP_PKEY* key) {
  const Memory memory(BIO_new(BIO_s_mem()));
  check(PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1,
        "a key cannot be written");
  return bytes_of(memory.get());
}

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  check(extension != nullptr, "a certificate's extension is malformed");
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

X509Ptr new_certificate(EVP_PKEY* key, const std::string& name, long serial) {
  constexpr long hour = 3600;
  X509Ptr certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -hour);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), hour);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  return certificate;
}

std::string subject_names(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) {
    const bool address = name.find_first_not_of("0123456789.") == std::string::npos;
    list += (list.empty() ? "" : ",") + std::string(address ? "IP:" : "DNS:") + name;
  }
  return list;
}

}  // namespace

struct Authority::Data {
  Key key;
  X509Ptr certificate;
};

Authority::Authority(const std::string& name) : data_(std::make_unique<Data>()) {
  data_->key.reset(EVP_EC_gen("P-256"));
  data_->certificate = new_certificate(data_->key.get(), name, 1);
  auto* own = data_->certificate.get();
  X509_set_issuer_name(own, X509_get_subject_name(own));
  add_extension(own, own, NID_basic_constraints, "critical,CA:TRUE");
  add_extension(own, own, NID_key_usage, "critical,keyCertSign");
  check(X509_sign(own, data_->key.get(), EVP_sha256()) != 0, "an authority cannot sign itself");
}

Authority::~Authority() = default;

std::string Authority::pem() const {
  return pem_of(data_->certificate.get());
}

Certificate Authority::issue(const std::vector<std::string>& names) const {
  const Key key(EVP_EC_gen("P-256"));
  const auto certificate = new_certificate(key.get(), "stand-in", 2);
  auto* issuer = data_->certificate.get();
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
  add_extension(certificate.get(), issuer, NID_subject_alt_name, subject_names(names));
  check(X509_sign(certificate.get(), data_->key.get(), EVP_sha256()) != 0, "a certificate cannot be signed");
  return {.certificate = pem_of(certificate.get()), .key = pem_of(key.get())};
}

TemporaryFile::TemporaryFile(const std::string& bytes) {
  const char* folder = std::getenv("TMPDIR");
  path_ = std::string(folder == nullptr ? "/tmp" : folder) + "/patscope-XXXXXX";
  const int file = mkstemp(path_.data());
  check(file >= 0 && write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
        "a temporary file cannot be written");
  close(file);
}

TemporaryFile::~TemporaryFile() {
  unlink(path_.c_str());
}

}  // namespace patscope::stand_in
