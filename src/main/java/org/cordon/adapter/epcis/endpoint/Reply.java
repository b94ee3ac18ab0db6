package org.cordon.adapter.epcis.endpoint;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is answered.
///
/// @param headers besides those of every answer
/// @param type of the body; empty without one
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, Map<String, String> headers, String type, byte[] body) {
    /// Version of EPCIS and CBV that is spoken.
    static final String VERSION = "2.0.0";

    private static final byte[] NOTHING = {};

    /// One without a body.
    static Reply of(int status, Map<String, String> headers) {
        return new Reply(status, headers, "", NOTHING);
    }

    /// The same with one header more.
    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, type, body);
    }

    void send(Response response, Callback callback) {
        response.setStatus(status);
        var fields = response.getHeaders();
        fields.put("GS1-EPCIS-Version", VERSION);
        fields.put("GS1-CBV-Version", VERSION);
        fields.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.forEach(fields::put);
        if (!type.isEmpty()) {
            fields.put(HttpHeader.CONTENT_TYPE, type);
        }
        if (status != 204) {
            fields.put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        Content.Sink sink = response;
        sink.write(true, ByteBuffer.wrap(body), callback);
    }
}
