package org.cordon.adapter.epcis.endpoint;

/// Why a request is not done, by the exceptions of EPCIS 2.0 (section 12.1) and RFC 7807.
enum RequestProblem {
    VALIDATION(400, "ValidationException"),
    UNAUTHORISED(401, "SecurityException"),
    FORBIDDEN(403, "SecurityException"),
    NOT_FOUND(404, "NoSuchResourceException"),
    METHOD(405, "ImplementationException"),
    NOT_ACCEPTABLE(406, "NotAcceptableException"),
    INCOMPLETE(408, "ValidationException"),
    EXISTS(409, "ResourceAlreadyExistsException"),
    TOO_LARGE(413, "CaptureLimitExceededException"),
    MEDIA_TYPE(415, "UnsupportedMediaTypeException"),
    BUSY(429, "ImplementationException"),
    DEFECT(500, "ImplementationException"),
    NO_QUERIES(501, "ImplementationException"),
    NOT_NOW(503, "ImplementationException");

    private final int status;
    private final String exception;

    RequestProblem(int status, String exception) {
        this.status = status;
        this.exception = exception;
    }

    /// HTTP status code.
    int status() {
        return status;
    }

    /// URI of its kind.
    String type() {
        return "epcisException:" + exception;
    }
}
