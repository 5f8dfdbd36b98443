// The C library under one name, so that no other file asks which system it is built on.
#if canImport(Glibc)
    @_exported public import Glibc
#else
    @_exported public import Darwin
#endif
