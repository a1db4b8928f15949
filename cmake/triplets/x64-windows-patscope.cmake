# Everything static, so that the extension carries one file. cpprestsdk over Boost.Asio and OpenSSL instead of WinHTTP:
# the transport checks certificates and counts bytes through OpenSSL. (Boost and OpenSSL come with its feature
# `websockets`, see vcpkg.json.)
set(VCPKG_TARGET_ARCHITECTURE x64)
set(VCPKG_CRT_LINKAGE static)
set(VCPKG_LIBRARY_LINKAGE static)
if(PORT STREQUAL "cpprestsdk")
  set(VCPKG_CMAKE_CONFIGURE_OPTIONS -DCPPREST_HTTP_CLIENT_IMPL=asio -DCPPREST_HTTP_LISTENER_IMPL=asio)
endif()
