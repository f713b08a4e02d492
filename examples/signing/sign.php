<?php

/** The three values that a business page passes to echatSDK.config. */
function sign_page(string $page_token, string $page_origin): array
{
    $timestamp = (string) time();
    $nonce = bin2hex(random_bytes(16));
    $signature = hash_hmac('sha256', "$timestamp.$nonce.$page_origin", $page_token);
    return ['timestamp' => $timestamp, 'nonce' => $nonce, 'signature' => $signature];
}

/** The accessToken that signs an agent in to the workbench (HS384). */
function sign_agent(string $sso_secret, string $email): string
{
    $encode = fn(string $data) => rtrim(strtr(base64_encode($data), '+/', '-_'), '=');
    $now = time();
    $header = ['alg' => 'HS384', 'typ' => 'JWT'];
    $claims = ['sub' => $email, 'iat' => $now, 'exp' => $now + 60, 'jti' => bin2hex(random_bytes(16))];
    $text = $encode(json_encode($header)) . '.' . $encode(json_encode($claims));
    return $text . '.' . $encode(hash_hmac('sha384', $text, $sso_secret, true));
}

$signed = sign_page(getenv('INLAY_PAGE_TOKEN'), getenv('PAGE_ORIGIN'));
$signed['accessToken'] = sign_agent(getenv('INLAY_SSO_SECRET'), getenv('AGENT_EMAIL'));
echo json_encode($signed), "\n";
