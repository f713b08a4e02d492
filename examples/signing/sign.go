package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"os"
	"strconv"
	"time"
)

func mac(algorithm func() hash.Hash, key, text string) []byte {
	sum := hmac.New(algorithm, []byte(key))
	sum.Write([]byte(text))
	return sum.Sum(nil)
}

func randomID() string {
	bytes := make([]byte, 16)
	if _, err := rand.Read(bytes); err != nil {
		panic(err)
	}
	return hex.EncodeToString(bytes)
}

// signPage makes the three values that a business page passes to echatSDK.config.
func signPage(pageToken, pageOrigin string) map[string]string {
	timestamp, nonce := strconv.FormatInt(time.Now().Unix(), 10), randomID()
	signature := hex.EncodeToString(mac(sha256.New, pageToken, timestamp+"."+nonce+"."+pageOrigin))
	return map[string]string{"timestamp": timestamp, "nonce": nonce, "signature": signature}
}

// signAgent makes the accessToken that signs an agent in to the workbench (HS384).
func signAgent(ssoSecret, email string) (string, error) {
	now := time.Now().Unix()
	header, err := json.Marshal(map[string]string{"alg": "HS384", "typ": "JWT"})
	if err != nil {
		return "", err
	}
	claims, err := json.Marshal(map[string]any{"sub": email, "iat": now, "exp": now + 60, "jti": randomID()})
	if err != nil {
		return "", err
	}
	encode := base64.RawURLEncoding.EncodeToString
	text := encode(header) + "." + encode(claims)
	return text + "." + encode(mac(sha512.New384, ssoSecret, text)), nil
}

func main() {
	signed := signPage(os.Getenv("INLAY_PAGE_TOKEN"), os.Getenv("PAGE_ORIGIN"))
	token, err := signAgent(os.Getenv("INLAY_SSO_SECRET"), os.Getenv("AGENT_EMAIL"))
	if err != nil {
		panic(err)
	}
	signed["accessToken"] = token
	if err := json.NewEncoder(os.Stdout).Encode(signed); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
