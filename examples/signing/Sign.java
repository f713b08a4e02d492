import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

public class Sign {
  static byte[] hmac(String algorithm, String key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  /** The three values that a business page passes to echatSDK.config. */
  static Map<String, String> signPage(String pageToken, String pageOrigin) throws GeneralSecurityException {
    String timestamp = String.valueOf(System.currentTimeMillis() / 1000);
    String nonce = UUID.randomUUID().toString();
    String text = timestamp + "." + nonce + "." + pageOrigin;
    String signature = HexFormat.of().formatHex(hmac("HmacSHA256", pageToken, text));
    return Map.of("timestamp", timestamp, "nonce", nonce, "signature", signature);
  }

  /** The accessToken that signs an agent in to the workbench (HS384). The e-mail must need no escaping in JSON. */
  static String signAgent(String ssoSecret, String email) throws GeneralSecurityException {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    long now = System.currentTimeMillis() / 1000;
    String header = "{\"alg\":\"HS384\",\"typ\":\"JWT\"}";
    String claims =
        "{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}".formatted(email, now, now + 60, UUID.randomUUID());
    String text = encoder.encodeToString(header.getBytes(UTF_8)) + "." + encoder.encodeToString(claims.getBytes(UTF_8));
    return text + "." + encoder.encodeToString(hmac("HmacSHA384", ssoSecret, text));
  }

  public static void main(String[] args) throws GeneralSecurityException {
    Map<String, String> signed = signPage(System.getenv("INLAY_PAGE_TOKEN"), System.getenv("PAGE_ORIGIN"));
    String token = signAgent(System.getenv("INLAY_SSO_SECRET"), System.getenv("AGENT_EMAIL"));
    System.out.printf(
        "{\"timestamp\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\",\"accessToken\":\"%s\"}%n",
        signed.get("timestamp"), signed.get("nonce"), signed.get("signature"), token);
  }
}
