import base64, hashlib, hmac, json, os, time, uuid


def sign_page(page_token, page_origin):
    """The three values that a business page passes to echatSDK.config."""
    timestamp, nonce = str(int(time.time())), str(uuid.uuid4())
    text = f"{timestamp}.{nonce}.{page_origin}"
    signature = hmac.new(page_token.encode(), text.encode(), hashlib.sha256).hexdigest()
    return {"timestamp": timestamp, "nonce": nonce, "signature": signature}


def sign_agent(sso_secret, email):
    """The accessToken that signs an agent in to the workbench (HS384)."""

    def encode(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    now = int(time.time())
    header = {"alg": "HS384", "typ": "JWT"}
    claims = {"sub": email, "iat": now, "exp": now + 60, "jti": str(uuid.uuid4())}
    text = ".".join(encode(json.dumps(part).encode()) for part in (header, claims))
    mac = hmac.new(sso_secret.encode(), text.encode(), hashlib.sha384).digest()
    return f"{text}.{encode(mac)}"


if __name__ == "__main__":
    signed = sign_page(os.environ["INLAY_PAGE_TOKEN"], os.environ["PAGE_ORIGIN"])
    token = sign_agent(os.environ["INLAY_SSO_SECRET"], os.environ["AGENT_EMAIL"])
    print(json.dumps({**signed, "accessToken": token}))
