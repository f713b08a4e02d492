import { admitCall } from './admit-call.ts';
import { changeCallLine } from './call-line.ts';
import { addCallNumber, changeCallNumber, dropCallNumber } from './call-numbers.ts';
import { addCallFunds, changeCallPolicy } from './call-settings.ts';
import { endWrapUp } from './end-wrap-up.ts';
import { answerCall, beginCall, endCall, endLostCalls, joinCall, leaveCall } from './follow-call.ts';
import { claimMediaLease, releaseMediaLease, renewMediaLease } from './media-leases.ts';
import { startOidcFlow, takeOidcFlow } from './oidc-flows.ts';
import { changeOidcProvider } from './oidc-provider.ts';
import { addRecordingChunk, beginRecording, endRecording } from './recordings.ts';
import { forgetRecording, removeRecording, sweepRecordings } from './remove-recordings.ts';
import { takeCaller } from './take-caller.ts';
import { writeCallLine } from './write-call-line.ts';

export const callTransactions = {
  admitCall,
  beginCall,
  joinCall,
  answerCall,
  leaveCall,
  endCall,
  endLostCalls,
  endWrapUp,
  writeCallLine,
  takeCaller,
  claimMediaLease,
  renewMediaLease,
  releaseMediaLease,
  changeCallPolicy,
  addCallFunds,
  addCallNumber,
  changeCallNumber,
  dropCallNumber,
  changeCallLine,
  changeOidcProvider,
  startOidcFlow,
  takeOidcFlow,
  beginRecording,
  addRecordingChunk,
  endRecording,
  removeRecording,
  forgetRecording,
  sweepRecordings,
};
